/**
 * The claims in n8n's memory, in orders of its readings and writings: two processes on one event beside two strangers on events of their
 * own, and an event of before that is told again. What the ledger counts on is kept (see `memory.mts`), nothing else.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { once } from '../../runtime/host/once.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { exploreAll, exploreOne, unhindered, type Gate } from './reliability/explore.mts';
import { createMemory, takeLedgerClock } from './reliability/memory.mts';

const runs = 500;

let restoreClock: () => void;
beforeAll(() => void (restoreClock = takeLedgerClock()));
afterAll(() => restoreClock());

function scene(events: readonly string[]) {
  const memory = createMemory();
  const sent: string[] = [];
  const told: string[] = [];
  const send = async (gate: Gate, event: string) =>
    await memory.run(gate, {}, async (context) =>
      once(context, event, {
        work: async () =>
          await gate({ place: event, isWrite: true }, async () => {
            sent.push(event);
            return await Promise.resolve('sent');
          }),
        repeated: () => 'skipped',
        unfinished: () => 'unknown',
      }),
    );
  return {
    sent,
    told,
    send,
    play: {
      processes: events.map((event) => async (gate: Gate) => void told.push(`${event} ${await send(gate, event)}`)),
      now: () => 0,
    },
  };
}

const twice = (events: readonly string[]) => events.filter((event, index) => events.indexOf(event) !== index);

describe('a claim', () => {
  test('is one of two, in every order of their steps', async () => {
    let current = scene([]);
    const orders = await exploreAll(
      {
        create: () => (current = scene(['a', 'a'])).play,
        ended: async (order) => {
          expect(current.sent, order).toEqual(['a']);
          expect(current.told, order).toContain('a sent');
          await current.send(unhindered, 'a');
          expect(current.sent, order).toEqual(['a']);
        },
      },
      5_000,
    );
    expect(orders).toBeGreaterThan(100);
  });

  test('is forgotten by none, and what is never done is never told to be', async () => {
    const random = createRandom(13);
    const events = ['a', 'a', 'b', 'c', 'old'];
    let current = scene([]);
    let unsent = 0;
    for (let run = 0; run < runs; run++) {
      await exploreOne(
        {
          create: async () => {
            current = scene(events);
            await current.send(unhindered, 'old');
            return current.play;
          },
          ended: async (order) => {
            const later = new Map<string, string>();
            for (const event of events) later.set(event, await current.send(unhindered, event));
            expect(twice(current.sent), order).toEqual([]);
            for (const event of events) {
              if (current.sent.includes(event)) continue;
              // Strangers' writes took the names of both claimants: both gave way, and a person is told.
              unsent++;
              expect([...current.told.filter((each) => each.startsWith(event)), later.get(event)], order).not.toContain('skipped');
              expect(later.get(event), order).toBe('unknown');
            }
            // What is done may look unfinished, never the other way round.
            expect(current.told, order).not.toContain('old sent');
          },
        },
        random,
      );
    }
    // Every step of all of them within the same half second: far from what n8n sees, and yet few.
    expect(unsent).toBeLessThan(runs / 20);
  });
});
