import { expect } from 'vitest';
import type { IntegrationError } from '../../../runtime/errors/integrationError.ts';

/** The failure of work that has to fail. */
export async function failureOf(work: Promise<unknown>): Promise<IntegrationError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'IntegrationError' });
  return error as IntegrationError;
}
