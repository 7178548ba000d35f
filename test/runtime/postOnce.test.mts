import { describe, expect, test } from 'vitest';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { postOnce } from '../../runtime/once/postOnce.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const failure = (errorClass: 'unknownOutcome' | 'conflict' | 'validation') =>
  new IntegrationError({ id: 'acme' }, { class: errorClass, code: errorClass, message: 'm' });

/** A vendor that answers each posting with the next of these; undefined for a success. */
async function post(...answers: (Error | undefined)[]) {
  const clock = createVirtualClock();
  const left = [...answers];
  const work = postOnce(
    clock,
    async () => {
      const answer = left.shift();
      if (answer) throw answer;
      return await Promise.resolve();
    },
    (error) => error instanceof IntegrationError && error.failure.class === 'conflict',
  );
  return { result: await clock.run(work), left };
}

describe('posting once', () => {
  test('is done by this call', async () => {
    expect(await post(undefined)).toEqual({ result: { before: false }, left: [] });
  });

  test('was done before, where the vendor refuses the first try', async () => {
    expect((await post(failure('conflict'))).result).toEqual({ before: true });
  });

  test('was done by this call, where the vendor refuses the second try after a lost answer', async () => {
    expect((await post(failure('unknownOutcome'), failure('conflict'))).result).toEqual({ before: false });
  });

  test('ends with any other refusal', async () => {
    await expect(post(failure('validation'))).rejects.toMatchObject({ failure: { class: 'validation' } });
  });
});
