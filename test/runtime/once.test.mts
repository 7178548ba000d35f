import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { once, onceEach } from '../../runtime/host/once.ts';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const clock = createVirtualClock();

/** n8n's ledger as it is: it reads, takes its time, then writes what it read plus the new keys. */
function createHost(workflow: string) {
  let ledger: string[] = [];
  const helpers = {
    async checkProcessedAndRecord(keys: string[]) {
      const before = ledger;
      await clock.sleep(10);
      const fresh = keys.filter((key) => !before.includes(key));
      ledger = [...before, ...fresh];
      return { new: fresh, processed: keys.filter((key) => before.includes(key)) };
    },
    async removeProcessed(keys: string[]) {
      const before = ledger;
      await clock.sleep(10);
      ledger = before.filter((key) => !keys.includes(key));
    },
  };
  const context = { getWorkflow: () => ({ id: workflow }), helpers } as unknown as IExecuteFunctions;
  return { context, ledger: () => ledger };
}

const failure = (kind: ErrorClass) => new IntegrationError({ id: 'acme' }, { class: kind, code: 'test', message: kind });

describe('a message that must go out once', () => {
  test('goes out for a new key and not for a repeated one', async () => {
    const { context } = createHost('w1');
    const send = vi.fn(async () => 'sent');
    expect(await clock.run(once(context, 'order 1', send, () => 'skipped'))).toBe('sent');
    expect(await clock.run(once(context, 'order 1', send, () => 'skipped'))).toBe('skipped');
    expect(await clock.run(once(context, 'order 2', send, () => 'skipped'))).toBe('sent');
    expect(send).toHaveBeenCalledTimes(2);
  });

  test('goes out once when two executions come at the same time', async () => {
    const { context } = createHost('w2');
    const send = vi.fn(async () => {
      await clock.sleep(500);
      return 'sent';
    });
    const both = [1, 2].map(() => once(context, 'order 1', send, () => 'skipped'));
    expect(await clock.run(Promise.all(both))).toEqual(['sent', 'skipped']);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('loses no key of two orders at the same time, though n8n writes without a lock', async () => {
    const { context, ledger } = createHost('w3');
    await clock.run(
      Promise.all(
        ['a', 'b', 'c'].map((key) =>
          once(
            context,
            key,
            async () => key,
            () => 'skipped',
          ),
        ),
      ),
    );
    expect(ledger()).toEqual(['a', 'b', 'c']);
  });

  test.each<ErrorClass>(['validation', 'transient', 'rateLimited', 'rejected', 'auth'])('may be tried again after "%s"', async (kind) => {
    const { context, ledger } = createHost(`w4 ${kind}`);
    await expect(
      clock.run(
        once(
          context,
          'order 1',
          async () => await Promise.reject(failure(kind)),
          () => 'skipped',
        ),
      ),
    ).rejects.toMatchObject({
      failure: { class: kind },
    });
    expect(ledger()).toEqual([]);
    expect(
      await clock.run(
        once(
          context,
          'order 1',
          async () => 'sent',
          () => 'skipped',
        ),
      ),
    ).toBe('sent');
  });

  test('is not tried again when nobody can tell whether it went out', async () => {
    const { context } = createHost('w5');
    const lost = async () => await Promise.reject(failure('unknownOutcome'));
    await expect(clock.run(once(context, 'order 1', lost, () => 'skipped'))).rejects.toMatchObject({
      failure: { class: 'unknownOutcome' },
    });
    const again = vi.fn(async () => 'sent');
    expect(await clock.run(once(context, 'order 1', again, () => 'skipped'))).toBe('skipped');
    expect(again).not.toHaveBeenCalled();
  });
});

describe('many movements that must happen once each', () => {
  const steps = (work: (places: number[]) => Promise<string[]>) => ({
    work,
    repeated: (place: number) => `repeated ${place}`,
    happened: (result: string) => result !== 'failed',
  });

  test('what is new is done in one go, what is known or stands there twice is not', async () => {
    const { context } = createHost('e1');
    await clock.run(
      onceEach(
        context,
        ['a'],
        steps(async () => ['moved']),
      ),
    );
    const work = vi.fn(async (places: number[]) => places.map((place) => `moved ${place}`));
    expect(await clock.run(onceEach(context, ['a', 'b', 'b', 'c'], steps(work)))).toEqual([
      'repeated 0',
      'moved 1',
      'repeated 2',
      'moved 3',
    ]);
    expect(work.mock.calls).toEqual([[[1, 3]]]);
  });

  test('what failed may come again, what nobody can tell may not', async () => {
    const { context, ledger } = createHost('e2');
    expect(
      await clock.run(
        onceEach(
          context,
          ['a', 'b'],
          steps(async () => ['moved', 'failed']),
        ),
      ),
    ).toEqual(['moved', 'failed']);
    expect(ledger()).toEqual(['a']);
    await expect(
      clock.run(
        onceEach(
          context,
          ['c'],
          steps(() => Promise.reject(failure('rateLimited'))),
        ),
      ),
    ).rejects.toThrow();
    await expect(
      clock.run(
        onceEach(
          context,
          ['d'],
          steps(() => Promise.reject(failure('unknownOutcome'))),
        ),
      ),
    ).rejects.toThrow();
    expect(ledger()).toEqual(['a', 'd']);
  });

  test('two executions of one event at the same time do it once', async () => {
    const { context } = createHost('e3');
    const work = vi.fn(async () => {
      await clock.sleep(500);
      return ['moved'];
    });
    const both = [1, 2].map(async () => await onceEach(context, ['a'], steps(work)));
    expect(await clock.run(Promise.all(both))).toEqual([['moved'], ['repeated 0']]);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
