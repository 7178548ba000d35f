import { describe, expect, test } from 'vitest';
import { IntegrationError, type ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { Questions } from '../../../vendors/omie/client/questions.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { createVirtualClock } from '../../support/virtualClock.mts';

const failing = (errorClass: ErrorClass, more: object = {}) =>
  new IntegrationError({ id: 'omie' }, { class: errorClass, code: 'x', message: 'x', ...more });

/** An account whose answers come one after the other, the last one for ever; `asked` holds when each was asked for, in seconds. */
function account(...answers: (string | IntegrationError)[]) {
  const clock = createVirtualClock();
  const start = clock.now();
  const questions = new Questions();
  const asked: number[] = [];
  const send = async () => {
    asked.push((clock.now() - start) / 1000);
    await clock.sleep(2000);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer instanceof IntegrationError) throw answer;
    return answer;
  };
  const ask = (name = 'q', { patient = true, seconds = 300 } = {}) =>
    questions.ask(name, send, { clock, deadline: clock.now() + seconds * 1000, patient });
  return { clock, questions, asked, ask };
}

describe('a question to Omie', () => {
  test('is put once a minute, counted from its answer; in between the answer is given again', async () => {
    const { clock, ask, asked } = account('first', 'second');
    await clock.run(
      (async () => {
        expect(await ask()).toBe('first');
        await clock.sleep(60_000);
        expect(await ask()).toBe('first');
        await clock.sleep(1000);
        expect(await ask()).toBe('second');
      })(),
    );
    expect(asked).toEqual([0, 63]);
  });

  test('is put once for all who ask it at the same time', async () => {
    const { clock, ask, asked } = account('same');
    expect(await clock.run(Promise.all([ask(), ask(), ask()]))).toEqual(['same', 'same', 'same']);
    expect(asked).toEqual([0]);
  });

  test('does not keep another one from being asked', async () => {
    const { clock, ask, asked } = account('any');
    await clock.run(Promise.all([ask('a'), ask('b')]));
    expect(asked).toEqual([0, 0]);
  });

  test('is repeated a minute after its answer was lost, not before', async () => {
    const { clock, ask, asked } = account(failing('unknownOutcome'), 'late');
    expect(await clock.run(ask())).toBe('late');
    expect(asked).toEqual([0, 63]);
  });

  test('is given up where there is no time for that minute, or no patience', async () => {
    for (const asking of [{ seconds: 30 }, { patient: false }]) {
      const { clock, ask, asked } = account(failing('unknownOutcome'));
      const { failure } = await clock.run(failureOf(ask('q', asking)));
      expect(failure).toMatchObject({ class: 'transient', retryAfterMs: 61_000 });
      expect(asked).toEqual([0]);
    }
  });

  test('keeps an answer that says no, as any other', async () => {
    for (const errorClass of ['notFound', 'validation'] as const) {
      const { clock, ask, asked } = account(failing(errorClass));
      await clock.run(failureOf(ask()));
      expect((await clock.run(failureOf(ask()))).failure.class).toBe(errorClass);
      expect(asked).toEqual([0]);
    }
  });

  test('was never put where the login was refused: a corrected credential is used at once', async () => {
    const { clock, ask } = account(failing('auth'), 'welcome');
    expect((await clock.run(failureOf(ask()))).failure.class).toBe('auth');
    expect(await clock.run(ask())).toBe('welcome');
  });

  test('is left alone as long as Omie says', async () => {
    const { clock, ask, asked } = account(failing('rateLimited', { onlyThisCall: true, retryAfterMs: 40_000 }), 'now');
    await clock.run(failureOf(ask()));
    expect(await clock.run(ask())).toBe('now');
    expect(asked).toEqual([0, 42]);
  });

  test('that a write has made out of date is not answered from memory, and waits for its minute', async () => {
    const { clock, questions, ask, asked } = account('before', 'after');
    await clock.run(ask());
    questions.forget('q');
    expect((await clock.run(failureOf(ask('q', { seconds: 10 })))).failure).toMatchObject({ class: 'rateLimited' });
    expect(await clock.run(ask())).toBe('after');
    expect(asked).toEqual([0, 63]);
  });
});
