import {
  getNamedType,
  GraphQLList,
  GraphQLNonNull,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ApiError } from '../../errors/index.js';
import { EXPECTED_ROWS } from './expected-rows.js';
import { COST, LIMITS, tooComplex } from './too-complex.js';
import { checkPageSize, MAX_PAGE_SIZE } from '../pagination.js';

/** How many entries a list without `first` is taken to have, unless its field says otherwise: clocks, materials, steps of one request. */
const ASSUMED_LIST_SIZE = 5;

export interface CostedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * Estimates how many field values an operation may answer: every field once per row, where a page counts `first`
 * rows – written out, from a variable, or the schema's default. (Armor's cost rule sees only written-out numbers, so a
 * variable would pass it.)
 * @throws ApiError BAD_USER_INPUT for a page that is larger than any page may be
 */
export function queryCost(costed: CostedOperation): number {
  const root = costed.schema.getRootType(costed.operation.operation);
  return root ? new CostWalk(costed).selections(costed.operation.selectionSet, root, false) : 0;
}

/** Why an operation is refused before it runs: too much in all, or a page larger than any page may be. */
export function costRefusal(costed: CostedOperation): ApiError | null {
  try {
    return queryCost(costed) > LIMITS.cost ? tooComplex(COST) : null;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

class CostWalk {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** A fragment used twice costs the same twice; walking it once keeps this linear. */
  private readonly fragmentCosts = new Map<string, number>();

  constructor(private readonly costed: CostedOperation) {
    for (const definition of costed.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  selections(set: SelectionSetNode, parent: GraphQLNamedType, inPage: boolean): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) cost += this.field(selection, parent, inPage);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? this.typeNamed(selection.typeCondition.name.value) : parent;
        cost += this.selections(selection.selectionSet, type ?? parent, inPage);
      } else cost += this.fragment(selection.name.value, inPage);
    }
    return cost;
  }

  private field(node: FieldNode, parent: GraphQLNamedType, inPage: boolean): number {
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    // __schema and __type: depth and size of introspection are limited by graphql-js itself.
    if (!definition) return node.name.value.startsWith('__') ? 0 : 1;
    if (!node.selectionSet) return 1;
    const page = this.pageSize(node, definition);
    const rows = page ?? (isList(definition.type) && !inPage ? expectedRows(definition) : 1);
    return 1 + rows * this.selections(node.selectionSet, getNamedType(definition.type), page !== null);
  }

  private fragment(name: string, inPage: boolean): number {
    const key = `${name} ${inPage}`;
    const walked = this.fragmentCosts.get(key);
    if (walked !== undefined) return walked;
    const fragment = this.fragments.get(name);
    const type = fragment && this.typeNamed(fragment.typeCondition.name.value);
    const cost = fragment && type ? this.selections(fragment.selectionSet, type, inPage) : 0;
    this.fragmentCosts.set(key, cost);
    return cost;
  }

  /** The value of `first`, or null when the field has no such argument. */
  private pageSize(node: FieldNode, definition: GraphQLField<unknown, unknown>): number | null {
    const declared = definition.args.find((argument) => argument.name === 'first');
    if (!declared) return null;
    const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    const value =
      given?.kind === Kind.VARIABLE ? this.variable(given.name.value) : given?.kind === Kind.INT && given.value;
    const size = Number(value === undefined || value === false || value === null ? declared.defaultValue : value);
    // Smaller than one is for the resolver to refuse; a page too large would only look like a costly query here.
    if (Number.isInteger(size) && size > MAX_PAGE_SIZE) checkPageSize(size);
    return size >= 1 ? Math.min(size, MAX_PAGE_SIZE) : 1;
  }

  private variable(name: string): unknown {
    if (this.costed.variables[name] !== undefined) return this.costed.variables[name];
    const definition = this.costed.operation.variableDefinitions?.find((one) => one.variable.name.value === name);
    return definition?.defaultValue?.kind === Kind.INT ? definition.defaultValue.value : undefined;
  }

  private readonly typeNamed = (name: string): GraphQLNamedType | undefined => this.costed.schema.getType(name);
}

function expectedRows({ extensions }: GraphQLField<unknown, unknown>): number {
  return Number(extensions[EXPECTED_ROWS] ?? ASSUMED_LIST_SIZE);
}

function isList(type: GraphQLOutputType): boolean {
  const bare = type instanceof GraphQLNonNull ? type.ofType : type;
  return bare instanceof GraphQLList;
}
