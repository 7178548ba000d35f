/** A busy day: every event is delivered twice, and n8n works on all of them at the same time. */
import type { IDataObject } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';

const orders = 300;
const updates = ['received', 'paid', 'shipped'] as const;

/** One template that any update fills. */
const template = 'atualizacao|pt_BR';

function itemOf(number: number): { json: IDataObject } {
  const order = paidOrder(String(number));
  const phone = `+5531${String(900_000_000 + number)}`;
  return {
    json: {
      order: { ...order, customer: { ...order.customer, phone } } as unknown as IDataObject,
      shipment: { vendor: 'melhorEnvio', id: String(number), carrier: 'Correios', trackingNumber: `QA${number}BR` },
    },
  };
}

test('300 orders of three updates, each delivered twice: 900 messages, three a customer, at the speed that Meta allows', async () => {
  const host = notifyHost();
  const { simulator } = host.world;
  simulator.addTemplate({
    name: 'atualizacao',
    components: [{ type: 'BODY', text: 'Oi {{first_name}}, há novidades do pedido {{order_number}}.' }],
  });
  const deliveries = Array.from({ length: orders }, (_, index) => index).flatMap((number) =>
    updates.flatMap((update) => [0, 1].map(() => ({ number, update }))),
  );
  const runs = await inFakeTime(
    async () =>
      await Promise.all(
        deliveries.map(
          async ({ number, update }) =>
            await host.run([itemOf(number)], { operation: 'sendOrderUpdate', update, template, 'options.maxWaitSeconds': 600 }),
        ),
      ),
  );

  const statuses = runs.flatMap(({ done }) => done.map(({ json }) => (json.message as { status: string }).status));
  expect(runs.flatMap(({ failed }) => failed)).toEqual([]);
  expect(statuses.filter((status) => status === 'queued')).toHaveLength(orders * updates.length);
  expect(statuses.filter((status) => status === 'skipped')).toHaveLength(orders * updates.length);
  const counts = new Map<string, number>();
  for (const { to } of host.world.sent()) counts.set(to, (counts.get(to) ?? 0) + 1);
  expect(counts.size).toBe(orders);
  expect([...new Set(counts.values())]).toEqual([updates.length]);
  expect(host.world.violations).toEqual([]);
});
