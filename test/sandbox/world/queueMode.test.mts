/** What is done to an n8n in queue mode, without one. */
import { describe, expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cluster, Member } from '../../../sandbox/queue/cluster.mts';
import { startKilling } from '../../../sandbox/queue/killing.mts';
import { toRetry } from '../../../sandbox/queue/retryDead.mts';
import { createRandom } from '../../../sandbox/world/random.mts';

describe('what an owner retries', () => {
  const execution = (id: string, status: string, retryOf?: string) => ({
    id,
    status,
    mode: 'webhook',
    workflowId: 'w',
    retryOf: retryOf ?? null,
  });
  const ids = (...executions: ReturnType<typeof execution>[]) => toRetry(executions).map(({ id }) => id);

  test('is what died or failed, once', () => {
    const left = [
      execution('1', 'crashed'),
      execution('2', 'success'),
      execution('3', 'error'),
      execution('4', 'running'),
      execution('5', 'canceled'),
    ];
    expect(ids(...left)).toEqual(['1', '3', '5']);
    expect(ids(...left, execution('6', 'running', '1'), execution('7', 'success', '3'))).toEqual(['5']);
  });

  test('is the retry, where that died, too', () => {
    expect(ids(execution('1', 'crashed'), execution('2', 'crashed', '1'))).toEqual(['2']);
    expect(ids(execution('1', 'crashed'), execution('2', 'crashed', '1'), execution('3', 'success', '2'))).toEqual([]);
  });
});

describe('killing', () => {
  const members: Member[] = [
    { role: 'main', name: 'main' },
    { role: 'webhook', name: 'webhook' },
    { role: 'worker', name: 'worker-1' },
    { role: 'worker', name: 'worker-2' },
  ];

  function openCluster() {
    const killed: string[] = [];
    let down = 0;
    let mostDown = 0;
    const cluster: Pick<Cluster, 'members' | 'crash'> = {
      members,
      async crash({ name }) {
        killed.push(name);
        mostDown = Math.max(mostDown, ++down);
        await wait(2);
        down--;
      },
    };
    return { cluster, killed, mostDown: () => mostDown, down: () => down };
  }

  test('ends one process at a time, mostly workers, and counts them', async () => {
    const { cluster, killed, mostDown, down } = openCluster();
    const { stop } = startKilling({ cluster, random: createRandom(1), isThereWork: () => true, pauseMs: [0, 1] });
    await expect.poll(() => killed.length).toBeGreaterThan(60);
    expect(await stop()).toBe(killed.length);
    expect(down()).toBe(0);
    expect(mostDown()).toBe(1);
    expect(new Set(killed)).toEqual(new Set(members.map(({ name }) => name)));
    expect(killed.filter((name) => name.startsWith('worker')).length).toBeGreaterThan(killed.length / 2);
  });

  test('ends nothing that has no work', async () => {
    const { cluster, killed } = openCluster();
    let asked = 0;
    const { stop } = startKilling({ cluster, random: createRandom(1), isThereWork: () => ++asked < 0, pauseMs: [0, 1] });
    await expect.poll(() => asked).toBeGreaterThan(10);
    expect(await stop()).toBe(0);
    expect(killed).toEqual([]);
  });
});
