/** Variables: what the schema makes of them, and the vendor's words where they do not fit. */
import {
  getVariableValues,
  GraphQLError,
  print,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

export interface VariableResult {
  readonly values: Variables;
  readonly errors: readonly GraphQLError[];
}

interface Problem {
  readonly path: (string | number)[];
  readonly explanation: string;
}

export function coerceVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Variables): VariableResult {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, given);
  if (coerced) return { values: coerced, errors: [] };
  const broken = definitions.filter(({ variable }) => errors.some((error) => nameIn(error.message) === variable.name.value));
  return { values: {}, errors: broken.map((definition) => invalidVariable(definition, given, errors)) };
}

function invalidVariable(definition: VariableDefinitionNode, given: Variables, errors: readonly GraphQLError[]): GraphQLError {
  const name = definition.variable.name.value;
  const problems = errors.filter(({ message }) => nameIn(message) === name).map(({ message }) => problemOf(message));
  const told = problems
    .map(({ path, explanation }) => (path.length > 0 ? `${path.join('.')} (${explanation})` : undefined))
    .filter(Boolean);
  const reason = told.length > 0 ? ` for ${told.join(', ')}` : '';
  return new GraphQLError(`Variable $${name} of type ${print(definition.type)} was provided invalid value${reason}`, {
    nodes: [definition],
    extensions: { code: 'INVALID_VARIABLE', value: given[name] ?? null, problems },
  });
}

const nameIn = (message: string): string | undefined => /^Variable "\$(\w+)"/.exec(message)?.[1];

function problemOf(message: string): Problem {
  const path = pathIn(message);
  const unknownField = /Field "(\w+)" is not defined by type "(\w+)"/.exec(message);
  if (unknownField) return { path: [...path, unknownField[1]!], explanation: `Field is not defined on ${unknownField[2]}` };
  const missing = /Field "(\w+)" of required type/.exec(message);
  if (missing) return { path: [...path, missing[1]!], explanation: 'Expected value to not be null' };
  return { path, explanation: explanationOf(message) };
}

function explanationOf(message: string): string {
  const enumeration = /does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent/.exec(message);
  if (enumeration) return `Expected value to be one of ${enumeration[1] ?? enumeration[2]}`;
  const scalar = /; (\w+) cannot represent/.exec(message);
  if (scalar) return `Could not coerce value to ${scalar[1]}`;
  return /Invalid (url|date time|decimal|money)/.exec(message)?.[0] ?? 'Expected value to not be null';
}

/** graphql-js writes `at "input.quantities[0].quantity"`. */
function pathIn(message: string): (string | number)[] {
  const text = / at "\w+((?:\.\w+|\[\d+\])*)";? ?/.exec(message)?.[1] ?? '';
  return [...text.matchAll(/\.(\w+)|\[(\d+)\]/g)].map((match) => match[1] ?? Number(match[2]));
}
