import { readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  astFromValue,
  buildSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  print,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { SCHEMA_FILE, schemaFile } from '../../scripts/lib/generated-files.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { repositoryFile } from './support/repository.js';

const contract = readFileSync(new URL('./core.graphql', import.meta.url), 'utf8');

/**
 * Everything of the promised schema that the given one does not have as promised. graphql-js lists what would break a
 * client; names, types, nullability and default values must be exactly as promised beyond that.
 */
function shortfalls(promised: GraphQLSchema, given: GraphQLSchema): string[] {
  const breaking = findBreakingChanges(promised, given).map(({ type, description }) => `${type}: ${description}`);
  const members = new Set(Object.values(given.getTypeMap()).flatMap(membersOf));
  const missing = Object.values(promised.getTypeMap())
    .flatMap(membersOf)
    .filter((member) => !members.has(member))
    .map((member) => `not as promised: ${member}`);
  return [...breaking, ...missing];
}

/** Each field, argument, value of a type as one line; what the contract does not speak of (introspection) is left out. */
function membersOf(type: GraphQLNamedType): string[] {
  if (type.name.startsWith('__') || isSpecifiedScalarType(type)) return [];
  if (isEnumType(type)) return type.getValues().map((value) => `enum ${type.name}.${value.name}`);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => `input ${type.name}.${declaration(field)}`);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [`type ${type.name}`];
  return Object.values(type.getFields()).flatMap((field) => [
    `${type.name}.${field.name}: ${String(field.type)}`,
    ...field.args.map((argument) => `${type.name}.${field.name}(${declaration(argument)})`),
  ]);
}

function declaration({ name, type, defaultValue }: Pick<GraphQLArgument, 'name' | 'type' | 'defaultValue'>): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return `${name}: ${String(type)}${value ? ` = ${print(value)}` : ''}`;
}

describe('the GraphQL schema', () => {
  let app: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    app = await startTestApp();
    schema = app.context.get(GraphQLSchemaHost, { strict: false }).schema;
  });
  afterAll(() => app?.stop());

  it('holds the whole contract', () => {
    expect(shortfalls(buildSchema(contract), schema)).toEqual([]);
  });

  it('is what schema.graphql shows', () => {
    expect(repositoryFile(SCHEMA_FILE)).toBe(schemaFile(schema));
  });

  it('is served to who asks for it', async () => {
    const { data } = await app.gql('{ __schema { queryType { fields { name } } } }');
    const served = data.__schema.queryType.fields.map((field: { name: string }) => field.name);
    expect(served.sort()).toEqual(Object.keys(schema.getQueryType()!.getFields()).sort());
  });
});

describe('the comparison with the contract goes red for', () => {
  const broken: [what: string, from: string, to: string, expected: string][] = [
    ['a missing field', 'heldBy: String', '', 'FIELD_REMOVED: RequestStatus.heldBy was removed.'],
    ['a field that may be null', 'dueOn: Date! dueAt', 'dueOn: Date dueAt', 'FIELD_CHANGED_KIND'],
    [
      'a field that is never null',
      'legalBasis: String',
      'legalBasis: String!',
      'not as promised: ServiceItem.legalBasis',
    ],
    ['a renamed argument', 'requestStatus(number: ID!,', 'requestStatus(no: ID!,', 'ARG_REMOVED'],
    ['a further argument that is required', 'task(id: ID!)', 'task(id: ID!, why: String!)', 'REQUIRED_ARG_ADDED'],
    ['another default value', 'first: Int = 50', 'first: Int = 20', 'not as promised: Query.inbox(first: Int = 50)'],
    [
      'another default in an input',
      'copies: Int = 1',
      'copies: Int = 2',
      'not as promised: input MaterialInput.copies: Int = 1',
    ],
    [
      'a default that is gone',
      'accept: Boolean = false',
      'accept: Boolean',
      'input SubmitRequestInput.accept: Boolean = false',
    ],
    ['a missing value of an enum', 'HOME_VISIT }', '}', 'VALUE_REMOVED_FROM_ENUM'],
    ['a missing operation', 'deliverResult(', 'handOver(', 'FIELD_REMOVED: Mutation.deliverResult'],
  ];
  it.each(broken)('%s', (_what, from, to, expected) => {
    expect(contract).toContain(from);
    const found = shortfalls(buildSchema(contract), buildSchema(contract.replace(from, to)));
    expect(found.join('\n')).toContain(expected);
  });

  it('nothing that is only more', () => {
    const more = `${contract}\nextend type Query { more: Int }\nextend type Task { outcome: Decision }`;
    expect(shortfalls(buildSchema(contract), buildSchema(more))).toEqual([]);
  });
});
