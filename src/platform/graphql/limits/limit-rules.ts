import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ASTVisitor, type ValidationContext, type ValidationRule } from 'graphql';
import type { LocalText } from '../../errors/index.js';
import { rootFieldsOf } from './operation-shape.js';
import { ALIASES, DEPTH, LIMITS, ROOT_FIELDS, tooComplex } from './too-complex.js';

/**
 * Armor's rules throw, which ends as HTTP 500. Reporting instead keeps them ordinary validation errors (400) with the
 * contract's code inside.
 */
const reportAs = (text: LocalText) => ({
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null): void => {
      context?.reportError(new GraphQLError(text.en, { originalError: tooComplex(text) }));
    },
  ],
});

/** Counts distinct look-ups: an alias limit alone lets one field through a dozen times. */
const rootFieldsRule: ValidationRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation) {
    const names = [...rootFieldsOf(context.getDocument(), operation).values()];
    const counts = new Map<string, number>();
    for (const name of names) if (name !== '__typename') counts.set(name, (counts.get(name) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    if (most > LIMITS.sameRootField || names.length > LIMITS.rootFields) {
      context.reportError(
        new GraphQLError(ROOT_FIELDS.en, { nodes: operation, originalError: tooComplex(ROOT_FIELDS) }),
      );
    }
  },
});

/** Limits that depend on the document alone; Apollo caches the outcome with the parsed document. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({
    n: LIMITS.depth,
    flattenFragments: true,
    ignoreIntrospection: true,
    ...reportAs(DEPTH),
  }) as ValidationRule,
  maxAliasesRule({ n: LIMITS.aliases, allowList: [], ...reportAs(ALIASES) }) as ValidationRule,
  rootFieldsRule,
];
