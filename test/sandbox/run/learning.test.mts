/** Which refusals are those from which processes that share a limit learn whose turn is when. */
import { expect, test } from 'vitest';
import { learningIn, learningMs } from '../../../sandbox/run/learning.mts';
import type { LogEntry } from '../../../sandbox/world/dispatch.mts';

const call = (client: string, at: number, over: Partial<LogEntry> = {}): LogEntry => ({
  at,
  vendor: 'bling',
  operation: 'sale.read',
  outcome: 200,
  milliseconds: 20,
  client,
  ...over,
});
const refusal = (at: number, over: object = {}) => ({ vendor: 'bling', rule: 'rate-limit', detail: 'more than 3', at, ...over });

test('a refusal right after the first call of a process is one of them, whoever was refused', () => {
  const isLearning = learningIn([call('worker-1#3', 10_000), call('worker-2#9', 60_000)]);

  expect(isLearning(refusal(60_300))).toBe(true);
  expect(isLearning(refusal(60_000 - 20 + learningMs))).toBe(true);
});

test('a refusal later, or before anybody began, is not', () => {
  const isLearning = learningIn([call('worker-1#3', 10_000), call('worker-1#3', 40_000), call('worker-2#9', 60_000)]);

  expect(isLearning(refusal(60_000 - 20 + learningMs + 1))).toBe(false);
  expect(isLearning(refusal(40_100))).toBe(false);
  expect(isLearning(refusal(9_000))).toBe(false);
});

test('a refusal right after one that was a fault of the day is one of them', () => {
  const isLearning = learningIn([call('worker-1#3', 10_000), call('worker-1#3', 40_000, { outcome: 429, fault: 'rateLimited' })]);

  expect(isLearning(refusal(40_100))).toBe(true);
  expect(isLearning(refusal(40_000 + learningMs + 1))).toBe(false);
});

test('nor is another fault, or a refusal of a vendor that the process did not ask', () => {
  const isLearning = learningIn([call('worker-1#3', 10_000)]);

  expect(isLearning(refusal(10_100, { rule: 'redundant-call' }))).toBe(false);
  expect(isLearning(refusal(10_100, { vendor: 'omie' }))).toBe(false);
});

test('calls of processes without a name excuse nothing', () => {
  const { client: _, ...unnamed } = call('', 10_000);

  expect(learningIn([unnamed])(refusal(10_100))).toBe(false);
});
