/** Which order an execution was about that stopped. */
import { expect, test } from 'vitest';
import type { N8nRest, RunItem } from '../../../sandbox/n8n/rest.mts';
import { itemErrors } from '../../../sandbox/run/outcome.mts';

const paid: RunItem = { json: { payment: { id: 'pay_1', orderNumber: '9008' } } };

/** What n8n 2 puts in front where it takes up an execution whose process died (seen in queue mode). */
const recovered: RunItem = { json: { isArtificialRecoveredEventItem: true } };

function restWith(runs: Record<string, RunItem[][][]>): N8nRest {
  return {
    executions: async () => [{ id: '1' }],
    execution: async () => ({ id: '1', status: 'error', runs, error: { message: 'It was cut short', node: 'WhatsApp Notify' } }),
  } as unknown as N8nRest;
}

test.each([
  ['its first item', { Trigger: [[[paid]]] }],
  ['the item behind the one of a recovery', { Trigger: [[[recovered]], [[paid]]], Notify: [[]] }],
  ['the item of a later node, where the recovery knows no other', { Trigger: [[[recovered]]], Invoice: [[[paid]]] }],
])('is told by %s', async (_, runs) => {
  expect(await itemErrors(restWith(runs), ['7'])).toEqual([
    { orderNumber: '9008', paymentId: 'pay_1', node: 'WhatsApp Notify', reason: 'It was cut short' },
  ]);
});
