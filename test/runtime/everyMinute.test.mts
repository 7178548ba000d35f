/** The minute's round of a trigger. */
import type { ITriggerFunctions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { everyMinute } from '../../runtime/host/appointments/everyMinute.ts';

test('a round that breaks down does not keep the next one from its turn', async () => {
  let tick = async (): Promise<void> => undefined;
  const context = {
    getWorkflow: () => ({ id: 'w1' }),
    getNode: () => ({ id: 'n1' }),
    helpers: { registerCron: (_: unknown, onTick: () => Promise<void>) => void (tick = onTick) },
  } as unknown as ITriggerFunctions;
  let rounds = 0;
  await everyMinute(context, async () => {
    if (++rounds === 2) throw new Error('what nobody thought of');
    return [];
  });
  await expect(tick()).rejects.toThrow('what nobody thought of');
  await tick();
  expect(rounds).toBe(3);
});
