/** User errors: the shop's way of saying no inside a successful answer. */
import { violate, type ShopContext } from '../context.mts';
import { accessDenied, apiError } from '../graphql/errors.mts';

export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string | null;
  readonly elementIndex?: number | null;
}

export const userError = (field: readonly string[] | null, message: string, code?: string): UserError => ({
  field,
  message,
  ...(code ? { code } : {}),
});

/** The same, where only a client's mistake can bring it about. */
export function clientError(context: ShopContext, rule: string, error: UserError): UserError {
  violate(context, rule, [error.field?.join('.'), error.code].filter(Boolean).join(' '));
  return error;
}

const maximumInput = 250;

export function checkInputSize(size: number, field: string): void {
  if (size <= maximumInput) return;
  throw apiError(`The input array size of ${size} is greater than the maximum allowed of ${maximumInput}.`, 'MAX_INPUT_SIZE_EXCEEDED', {
    field,
  });
}

/** Mutations whose scope depends on what they change, so that the schema file does not list it. */
export function requireScope(context: ShopContext, field: string, scope: string): void {
  if (!context.scopes.includes(scope)) throw accessDenied(field, `\`${scope}\` access scope.`);
}
