/** When a run counts as over. */
import { describe, expect, test } from 'vitest';
import type { ExecutionSummary } from '../../../sandbox/n8n/rest.mts';
import { settle } from '../../../sandbox/run/settle.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

const execution = (id: string, status: string): ExecutionSummary => ({ id, status, mode: 'webhook', workflowId: 'w' });
const lists = (...executions: ExecutionSummary[]) => ({ executions: async () => executions });
const options = { workflowIds: ['w'], patienceMs: 20_000 };

async function sendLate(world: World): Promise<void> {
  world.faults.set([{ vendor: 'evolution', operation: '*', kind: 'lateEffect', delaysMs: [40_000], silence: 'reset' }]);
  const { serverUrl, instanceName, instanceToken } = world.vendors.evolution.secrets;
  const url = `${serverUrl}/message/sendText/${instanceName}`;
  const headers = { apikey: instanceToken, 'content-type': 'application/json' };
  const body = JSON.stringify({ number: '5511912345678', text: 'Saiu' });
  await world.dispatcher.handle(new URL(url).hostname, new Request(url, { method: 'POST', headers, body }));
}

describe('a run', () => {
  test('is not over before late effects have come, however late they are', async () => {
    const world = createWorld({ seed: 1 });
    await sendLate(world);
    expect(world.vendors.evolution.messages()).toEqual([]);
    expect(await settle(world, lists(execution('1', 'success')), options)).toEqual([]);
    expect(world.vendors.evolution.messages()).toHaveLength(1);
    expect(world.dispatcher.late.pending()).toBe(0);
    world.clock.stop();
  });

  test('waits for an execution that is running', async () => {
    const world = createWorld({ seed: 1 });
    const asked: number[] = [];
    const rest = { executions: async () => [execution('1', asked.push(1) < 4 ? 'running' : 'success')] };
    expect(await settle(world, rest, options)).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(4);
    world.clock.stop();
  });

  test('names the executions that nobody works on any more, where processes die', async () => {
    const world = createWorld({ seed: 1 });
    const rest = lists(execution('1', 'success'), execution('2', 'running'));
    expect(await settle(world, rest, { ...options, stuckAfterMs: 1_000 })).toEqual(['2']);
    world.clock.stop();
  });

  test('goes on while n8n is away, where processes die, and else ends with its error', async () => {
    const world = createWorld({ seed: 1 });
    const away = (times: number) => {
      let left = times;
      return { executions: async () => (left-- > 0 ? await Promise.reject(new Error('ECONNREFUSED')) : [execution('1', 'success')]) };
    };
    expect(await settle(world, away(3), { ...options, stuckAfterMs: 60_000 })).toEqual([]);
    await expect(settle(world, away(3), options)).rejects.toThrow('ECONNREFUSED');
    world.clock.stop();
  });
});
