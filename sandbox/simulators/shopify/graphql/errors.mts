/** Errors in the vendor's own dialect: a message and an `extensions.code`. */
import { GraphQLError } from 'graphql';

export const apiError = (message: string, code: string, more: Readonly<Record<string, unknown>> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...more } });

export const badRequest = (message: string) => apiError(message, 'BAD_REQUEST');

/** A global id of the wrong type, or no global id at all. */
export const invalidId = () => apiError('invalid id', 'RESOURCE_NOT_FOUND');

export const accessDenied = (field: string, requiredAccess: string): GraphQLError =>
  apiError(`Access denied for ${field} field. Required access: ${requiredAccess}`, 'ACCESS_DENIED', {
    documentation: 'https://shopify.dev/api/usage/access-scopes',
    requiredAccess,
  });

/** Ours, not the vendor's: better loud than a null that looks like an answer. */
export const notSimulated = (what: string) => apiError(`${what} is not simulated`, 'NOT_SIMULATED');

/** Arguments that would change the answer and that nobody wrote: refused rather than ignored. */
export function refuseArguments(field: string, args: object, names: readonly string[]): void {
  const given = names.find((name) => (args as Record<string, unknown>)[name] != null);
  if (given) throw notSimulated(`the argument ${given} of ${field}`);
}

/** Codes that mean that the client asked for something wrong, and not that the shop said no. */
export const clientFaults = new Set(['BAD_REQUEST', 'RESOURCE_NOT_FOUND', 'INVALID_FIELD_ARGUMENTS', 'MAX_INPUT_SIZE_EXCEEDED']);
