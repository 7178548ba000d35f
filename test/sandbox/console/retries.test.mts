/** While n8n asks a vendor again and again, the console says so. */
import { expect, test } from 'vitest';
import { retriedAt, retriesIn } from '../../../sandbox/console/board/retries.mts';
import type { LogEntry } from '../../../sandbox/world/dispatch.mts';

const now = Date.parse('2026-11-24T12:00:00Z');
const call = (vendor: string, outcome: LogEntry['outcome'], secondsAgo: number): LogEntry => ({
  at: now - secondsAgo * 1000,
  vendor,
  operation: 'any',
  outcome,
  milliseconds: 5,
});
const stations = [
  { name: 'paid', state: 'done' },
  { name: 'invoice', state: 'moving' },
  { name: 'label', state: 'waiting' },
] as const;

test('a vendor that fails and fails again is told at the station that waits for it', () => {
  const log = [
    call('bling', 200, 40),
    call('bling', 500, 30),
    call('viaCep', 200, 25),
    call('bling', 'dropped', 20),
    call('bling', 429, 2),
  ];
  expect(retriedAt(stations, retriesIn(log, now))).toEqual({ vendor: 'bling', times: 3, answer: 429 });
});

test('nothing is told of a vendor that answers again, of another station, or of long ago', () => {
  const tell = (...log: LogEntry[]) => retriedAt(stations, retriesIn(log, now));
  expect(tell(call('bling', 500, 30), call('bling', 200, 5))).toBeUndefined();
  expect(tell(call('melhorEnvio', 500, 5))).toBeUndefined();
  expect(tell(call('bling', 500, 600))).toBeUndefined();
  // A refusal is an answer: it is not tried again.
  expect(tell(call('bling', 400, 5))).toBeUndefined();
  const standing = stations.map((station) => ({ ...station, state: 'stopped' as const }));
  expect(retriedAt(standing, retriesIn([call('bling', 500, 5)], now))).toBeUndefined();
});
