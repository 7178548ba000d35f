import { describe, expect, test } from 'vitest';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { waitUntil } from '../../runtime/once/waitUntil.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const failing = (errorClass: ErrorClass) => new IntegrationError({ id: 'bling' }, { class: errorClass, code: 'x', message: 'x' });

/** Answers one after the other, the last one for ever. */
function asking(answers: (string | Error)[]) {
  let asked = 0;
  const ask = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { ask, times: () => asked };
}

const wait = (answers: (string | Error)[], first = 'processing', forMs = 60_000) => {
  const clock = createVirtualClock();
  const { ask, times } = asking(answers);
  const outcome = clock.run(waitUntil(clock, first, { isFinal: (value) => value === 'authorized', ask, everyMs: 3000, forMs }));
  return { outcome, clock, times };
};

describe('waiting for somebody else to decide', () => {
  test('ends with the decision, asked for at a fixed pace', async () => {
    const { outcome, clock } = wait(['processing', 'authorized']);
    expect(await outcome).toBe('authorized');
    expect(clock.slept).toEqual([3000, 3000]);
  });

  test('asks nothing where it is decided already, or where nobody wants to wait', async () => {
    const decided = wait(['never'], 'authorized');
    expect(await decided.outcome).toBe('authorized');
    const hurried = wait(['never'], 'processing', 0);
    expect(await hurried.outcome).toBe('processing');
    expect([decided.times(), hurried.times()]).toEqual([0, 0]);
  });

  test('ends with the truth when the time is up', async () => {
    const { outcome, times } = wait(['processing'], 'processing', 10_000);
    expect(await outcome).toBe('processing');
    expect(times()).toBe(3);
  });

  test.each(['transient', 'rateLimited'] as const)('goes on after a question that met a %s fault', async (errorClass) => {
    expect(await wait([failing(errorClass), 'authorized']).outcome).toBe('authorized');
  });

  test('ends at once where asking again cannot help', async () => {
    await expect(wait([failing('auth')]).outcome).rejects.toMatchObject({ failure: { class: 'auth' } });
  });
});
