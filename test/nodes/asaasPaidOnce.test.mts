/** That a payment was made starts a flow once, whichever of Asaas's events tell it, and never not at all. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AsaasPaymentTrigger } from '../../nodes/AsaasPaymentTrigger/AsaasPaymentTrigger.node.ts';
import { asaasWorld, idle } from '../contracts/support/asaasWorld.mts';
import { asaasHost, url } from './support/asaasHost.mts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

async function waiting(paidWhen = 'confirmed') {
  const trigger = new AsaasPaymentTrigger();
  const world = asaasWorld();
  const n8n = asaasHost(world, { parameters: { events: ['paid'], paidWhen } });
  await trigger.webhookMethods.default.create.call(n8n.hook);
  const arrive = async (delivery: { headers: Record<string, string | undefined>; rawBody: Buffer }) =>
    (await trigger.webhook.call(n8n.webhook(delivery))).workflowData?.flat().map(({ json }) => json) ?? [];
  return { world, arrive, delivered: () => world.deliveries(url) };
}

/** The same payment under another event of Asaas's. */
function as(event: string, { headers, rawBody }: { headers: Record<string, string | undefined>; rawBody: Buffer }) {
  const body = JSON.parse(rawBody.toString()) as { id: string; event: string; payment: object };
  const payment = { ...body.payment, status: event.replace('PAYMENT_', '') };
  return { headers, rawBody: Buffer.from(JSON.stringify({ ...body, id: `${body.id}-${event}`, event, payment })) };
}

test.each(['confirmed', 'received'])('a boleto that is paid by the Pix code on it starts the flow, "Paid" being %s', async (paidWhen) => {
  const { world, arrive, delivered } = await waiting(paidWhen);
  const { id } = world.simulator.createCharge({ value: 50, billingType: 'BOLETO', externalReference: 'shopify:1001' });
  world.simulator.pay(id, { byPix: true });
  await idle();
  const started = (await Promise.all(delivered().map(arrive))).flat();
  expect(started).toMatchObject([{ event: { type: 'payment.received' }, payment: { id, method: 'pix', status: 'received' } }]);
});

test.each([
  ['BOLETO', true],
  ['PIX', false],
] as const)('one by %s that is told as confirmed and as received starts it once, in either order', async (billingType, byPix) => {
  for (const order of [
    ['PAYMENT_CONFIRMED', 'PAYMENT_RECEIVED'],
    ['PAYMENT_RECEIVED', 'PAYMENT_CONFIRMED'],
  ]) {
    const { world, arrive, delivered } = await waiting();
    const { id } = world.simulator.createCharge({ value: 50, billingType, externalReference: 'shopify:1001' });
    world.simulator.pay(id, { byPix });
    await idle();
    const [told] = delivered();
    const started = [];
    for (const event of order) started.push(...(await arrive(as(event, told!))));
    expect(started, order.join()).toHaveLength(1);
  }
});

test('a card and a boleto that is paid at a bank start it by their confirmation, and not by their money', async () => {
  for (const billingType of ['CREDIT_CARD', 'BOLETO'] as const) {
    const { world, arrive, delivered } = await waiting();
    const { id } = world.simulator.createCharge({ value: 50, billingType, externalReference: 'shopify:1001' });
    world.simulator.pay(id);
    await idle();
    const [told] = delivered();
    expect(await arrive(told!)).toMatchObject([{ event: { type: 'payment.confirmed' } }]);
    expect(await arrive(as('PAYMENT_RECEIVED', told!))).toEqual([]);
  }
});
