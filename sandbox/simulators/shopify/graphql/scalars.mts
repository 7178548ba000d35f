/** A schema made from an introspection takes anything for a custom scalar; the vendor does not. */
import { GraphQLError, isScalarType, valueFromASTUntyped, type GraphQLSchema } from 'graphql';

type Check = (value: unknown) => boolean;

const isUrl: Check = (value) => typeof value === 'string' && URL.canParse(value);
const isDateTime: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));
const isDecimal: Check = (value) => /^-?\d+(\.\d+)?$/.test(String(value));

const checks: Readonly<Record<string, readonly [Check, string]>> = {
  URL: [isUrl, 'Invalid url'],
  DateTime: [isDateTime, 'Invalid date time'],
  Decimal: [isDecimal, 'Invalid decimal'],
  Money: [isDecimal, 'Invalid money'],
};

export function strictScalars(schema: GraphQLSchema): void {
  for (const [name, [valid, complaint]] of Object.entries(checks)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const parse = (value: unknown) => {
      if (!valid(value)) throw new GraphQLError(complaint);
      return value;
    };
    scalar.parseValue = parse;
    scalar.parseLiteral = (node, variables) => parse(valueFromASTUntyped(node, variables));
  }
}
