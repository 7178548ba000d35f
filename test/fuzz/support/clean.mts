/** What a fault has to be: one of ours, of a class, with something to read. */
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError.ts';

export const isClean = (error: unknown): boolean =>
  error instanceof IntegrationError &&
  hasClass(error, 'transient', 'rateLimited', 'auth', 'validation', 'notFound', 'conflict', 'rejected', 'unknownOutcome') &&
  error.message !== '';

/** A fault for the report, with the place in the code where it came about. */
export function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /\/(?:vendors|runtime|domain|nodes)\//.test(line)) ?? '';
  return `${error.name}: ${error.message.slice(0, 160)} ${place.trim().replace(/\(?\S*\/(?=vendors|runtime|domain|nodes)/, '(')}`;
}
