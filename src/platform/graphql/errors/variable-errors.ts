import {
  coerceInputValue,
  GraphQLError,
  isEnumType,
  isInputType,
  isListType,
  isNonNullType,
  isInputObjectType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { ApiError, type LocalText } from '../../errors/index.js';
import { originOf } from './classify.js';

const MAX_REPORTED = 20;
type Path = readonly (string | number)[];

/**
 * Says which variables do not fit their types, each with its path. GraphQL's own messages repeat the value, which may
 * be personal data, so they are not used.
 */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    if (errors.length >= MAX_REPORTED) break;
    collect(definition, schema, variables, errors);
  }
  return errors.slice(0, MAX_REPORTED);
}

function collect(
  definition: VariableDefinitionNode,
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
  errors: GraphQLError[],
): void {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return;
  const report = (path: Path, text: LocalText): void => {
    const field = [name, ...path.map(String)];
    errors.push(new GraphQLError(text.en, { nodes: definition, originalError: invalid(field, text) }));
  };
  if (!Object.hasOwn(variables, name)) {
    if (!definition.defaultValue && isNonNullType(type)) report([], REQUIRED);
    return;
  }
  if (variables[name] === null && isNonNullType(type)) return report([], REQUIRED);
  coerceInputValue(variables[name], type, (path, value, error) => {
    if (errors.length < MAX_REPORTED) report(path, reasonOf(path, value, error, type));
  });
}

const REQUIRED: LocalText = { zh: '此项必填。', en: 'A value is required.' };

function invalid(field: string[], text: LocalText): ApiError {
  const where = field.join('.');
  return new ApiError('BAD_USER_INPUT', { zh: `${where}:${text.zh}`, en: `${where}: ${text.en}` }, { field });
}

function reasonOf(path: Path, value: unknown, error: GraphQLError, root: GraphQLInputType): LocalText {
  const origin = originOf(error);
  if (origin instanceof ApiError) return origin.text;
  const missing = /^Field "(\w+)" of required type/.exec(error.message)?.[1];
  if (missing) return { zh: `缺少必填项 ${missing}。`, en: `The field ${missing} is required.` };
  if (/is not defined by type/.test(error.message)) {
    return { zh: '含有接口未定义的字段。', en: 'It has a field that the interface does not define.' };
  }
  const type = typeAt(root, path);
  if (value === null && isNonNullType(type)) return REQUIRED;
  const named = isNonNullType(type) ? type.ofType : type;
  if (isEnumType(named)) {
    const allowed = named.getValues().map((member) => member.name);
    return { zh: `须为 ${allowed.join('、')} 之一。`, en: `It must be one of ${allowed.join(', ')}.` };
  }
  return { zh: `须为 ${String(named)} 类型。`, en: `It must be of type ${String(named)}.` };
}

/** The declared type at a path of the input; the last type known when the path leaves the schema. */
function typeAt(root: GraphQLInputType, path: Path): GraphQLInputType {
  let type = root;
  for (const step of path) {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (typeof step === 'number') {
      if (isListType(bare)) type = bare.ofType;
      continue;
    }
    const field = isInputObjectType(bare) ? bare.getFields()[step] : undefined;
    if (!field) return type;
    type = field.type;
  }
  return type;
}
