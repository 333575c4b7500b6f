import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface AnyCall {
  /** As `PermissionRegistry` names it, e.g. `Query.inbox`. */
  operation: string;
  query: string;
  variables: Record<string, unknown>;
}

/** For each operation of the schema one call that GraphQL accepts; what it asks about does not exist. */
export function callsOf(schema: GraphQLSchema): AnyCall[] {
  const roots = [
    ['Query', 'query', schema.getQueryType()],
    ['Mutation', 'mutation', schema.getMutationType()],
    ['Subscription', 'subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([root, keyword, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => callOf(`${root}.${field.name}`, keyword, field)),
  );
}

function callOf(operation: string, keyword: string, field: GraphQLField<unknown, unknown>): AnyCall {
  const needed = field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  const list = (entries: string[]): string => (entries.length > 0 ? `(${entries.join(', ')})` : '');
  const declared = list(needed.map(({ name, type }) => `$${name}: ${String(type)}`));
  const given = list(needed.map(({ name }) => `${name}: $${name}`));
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return {
    operation,
    query: `${keyword}${declared} { ${field.name}${given}${selection} }`,
    variables: Object.fromEntries(needed.map(({ name, type }) => [name, someValue(type)])),
  };
}

const SCALARS: Record<string, unknown> = {
  Boolean: true,
  Date: '2026-03-02',
  DateTime: '2026-03-02T09:00:00+08:00',
  Float: 1,
  ID: '1',
  Int: 1,
  JSONObject: {},
  String: 'x',
};

/** @throws for a scalar that it does not know: give it a value above */
function someValue(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [someValue(bare.ofType)];
  if (isEnumType(bare)) return bare.getValues()[0].name;
  if (isInputObjectType(bare)) {
    const needed = Object.values(bare.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, someValue(field.type)]));
  }
  if (!(bare.name in SCALARS)) throw new Error(`What is a ${bare.name}?`);
  return SCALARS[bare.name];
}
