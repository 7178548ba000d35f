import type { IWebhookFunctions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { forget, markSeen, rememberUrl, stashItems, takeStash, urlOf } from '../../runtime/host/triggerMemory.ts';

const contextOf = (workflow: string, node = 'trigger', mode = 'webhook') =>
  ({ getWorkflow: () => ({ id: workflow }), getNode: () => ({ id: node }), getMode: () => mode }) as unknown as IWebhookFunctions;

test('an event is new once', () => {
  const context = contextOf('w1');
  expect([1, 2, 3].map(() => markSeen(context, 'evt_1'))).toEqual([true, false, false]);
  expect(markSeen(context, 'evt_2')).toBe(true);
});

test('an event that was handed back is new again', () => {
  const context = contextOf('w2');
  markSeen(context, 'evt_1');
  forget(context, 'evt_1');
  expect(markSeen(context, 'evt_1')).toBe(true);
});

test('two triggers, two workflows, and a test run see for themselves', () => {
  const contexts = [contextOf('w3'), contextOf('w3', 'other trigger'), contextOf('w4'), contextOf('w3', 'trigger', 'manual')];
  expect(contexts.map((context) => markSeen(context, 'evt_1'))).toEqual([true, true, true, true]);
});

test('the memory keeps the latest twenty thousand and no more', () => {
  const context = contextOf('w5');
  for (let each = 0; each <= 20_000; each++) markSeen(context, `evt_${each}`);
  expect(markSeen(context, 'evt_20000')).toBe(false);
  expect(markSeen(context, 'evt_1')).toBe(false);
  expect(markSeen(context, 'evt_0')).toBe(true);
});

test('the address of a trigger is kept until it is taken back', () => {
  const context = contextOf('w6');
  expect(urlOf(context)).toBeUndefined();
  rememberUrl(context, 'https://n8n.example/webhook/1');
  expect(urlOf(context)).toBe('https://n8n.example/webhook/1');
  expect(urlOf(contextOf('w7'))).toBeUndefined();
  rememberUrl(context, undefined);
  expect(urlOf(context)).toBeUndefined();
});

test('the items of a test event are handed over once', () => {
  const context = contextOf('w8');
  stashItems(context, [[{ json: { event: 1 } }]]);
  expect(takeStash(context)).toEqual([[{ json: { event: 1 } }]]);
  expect(takeStash(context)).toBeNull();
});
