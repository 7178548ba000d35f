import type { IWebhookFunctions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import type { Delivery, EventSource } from '../../domain/ports/eventSource.ts';
import { receive } from '../../runtime/host/eventTrigger.ts';
import type { TriggerKit } from '../../runtime/host/triggerKit.ts';

/** What a source is asked to verify, when n8n is called at this address. */
async function deliveredAt(originalUrl: string | undefined): Promise<Delivery> {
  const seen: Delivery[] = [];
  const source: Partial<EventSource<unknown>> = {
    verify(delivery) {
      seen.push(delivery);
      return { valid: false, reason: 'looked at' };
    },
  };
  const kit: Partial<TriggerKit<unknown>> = { open: async () => source as EventSource<unknown>, topics: () => [] };
  const response = { status: () => response, send: () => response, end: () => response };
  const context = {
    getHeaderData: () => ({}),
    getRequestObject: () => ({ rawBody: Buffer.from('{}'), originalUrl }),
    getResponseObject: () => response,
    getMode: () => 'webhook',
    getNodeWebhookUrl: () => 'https://n8n.loja.example/webhook/1',
  };
  await receive(kit as TriggerKit<unknown>, context as unknown as IWebhookFunctions);
  return seen[0]!;
}

test.each([
  ['/webhook/1?correlation=shopify%3A1001&a=b?c', 'correlation=shopify%3A1001&a=b?c'],
  ['/webhook/1?', undefined],
  ['/webhook/1', undefined],
  [undefined, undefined],
])('of the address %s a source sees what stood behind the question mark, as it was sent', async (address, query) => {
  expect((await deliveredAt(address)).query).toBe(query);
});
