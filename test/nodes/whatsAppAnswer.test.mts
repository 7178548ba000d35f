/** A customer writes, and the flow answers: WhatsApp Event Trigger, then WhatsApp Notify, with nothing to map. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { WhatsAppEventTrigger } from '../../nodes/WhatsAppEventTrigger/WhatsAppEventTrigger.node.ts';
import { paidOrder } from '../contracts/support/order.mts';
import { customer, url, verifyToken } from '../contracts/support/messageWorlds.mts';
import { whatsappCloudWorld } from '../contracts/support/whatsappCloudWorld.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';
import { triggerHost } from './support/triggerHost.mts';

async function shop() {
  const world = whatsappCloudWorld({
    get: async (address) => ({ status: 200, body: new URL(address).searchParams.get('hub.challenge')! }),
  });
  await world.simulator.subscribe(url, verifyToken);
  const trigger = triggerHost(new WhatsAppEventTrigger(), {
    connect: () => world.connect({ settings: { ...world.settings, verifyToken } }),
    credentialType: 'ponteWhatsAppCloudApi',
    parameters: { vendor: 'whatsappCloud', events: ['reply.received', 'button.pressed'] },
    url,
  });
  const notify = notifyHost({ world });
  let seen = 0;
  return {
    world,
    /** What the deliveries since the last call start the flow with. */
    async started(): Promise<INodeExecutionData[]> {
      await world.clock.sleep(1000);
      const items = [];
      for (const delivery of world.deliveries(url).slice(seen)) items.push(...(await trigger.arrive(delivery)).items);
      seen = world.deliveries(url).length;
      return items;
    },
    answer: async (items: readonly INodeExecutionData[], parameters: Record<string, unknown> = {}) =>
      await inFakeTime(async () => await notify.run(items, { operation: 'sendText', text: 'Já respondemos.', ...parameters })),
    answers: () => world.sent().filter(({ text }) => text === 'Já respondemos.'),
  };
}

const statuses = (items: readonly INodeExecutionData[]) => items.map(({ json }) => (json.message as IDataObject).status);

describe('a customer who writes', () => {
  test('is answered, with nothing to map', async () => {
    const { world, started, answer, answers } = await shop();
    world.simulator.receive(customer, 'Onde está o meu pedido?');
    const { done } = await answer(await started());
    expect(statuses(done)).toEqual(['queued']);
    expect(answers()).toMatchObject([{ to: customer }]);
    expect(world.violations).toEqual([]);
  });

  test('once, however often the flow runs for it', async () => {
    const { world, started, answer, answers } = await shop();
    world.simulator.receive(customer, 'Oi');
    const items = await started();
    await answer(items);
    expect(statuses((await answer(items)).done)).toEqual(['skipped']);
    expect(answers()).toHaveLength(1);
  });

  test('twice, when the same button is pressed twice', async () => {
    const { world, started, answer, answers } = await shop();
    world.simulator.openWindow(customer);
    const buttons = [{ id: 'where', title: 'Onde está?' }];
    const { id } = await world.open().sendButtons!({ to: customer, correlationId: 'shopify:1001', text: 'Seu pedido saiu.', buttons });
    for (let press = 0; press < 2; press++) {
      world.simulator.pressButton(id!, 0);
      expect(statuses((await answer(await started())).done)).toEqual(['queued']);
    }
    expect(answers()).toHaveLength(2);
  });

  test('and hides the number is answered by the business-scoped id', async () => {
    const { world, started, answer, answers } = await shop();
    world.simulator.hideNumber(customer);
    world.simulator.receive(customer, 'Oi');
    const { done } = await answer(await started());
    expect(statuses(done)).toEqual(['queued']);
    expect(answers()).toMatchObject([{ to: world.simulator.userIdOf(customer) }]);
    const masked = `***${world.simulator.userIdOf(customer).slice(-4)}`;
    expect((done[0]!.json.message as IDataObject).to).toBe(masked);
    expect(world.violations).toEqual([]);
  });

  test('from a landline is answered: who just wrote has WhatsApp', async () => {
    const { world, started, answer, answers } = await shop();
    world.simulator.receive('+553136180000', 'Oi');
    expect(statuses((await answer(await started())).done)).toEqual(['queued']);
    world.simulator.receive('+553136180000', 'Oi de novo');
    const given = { recipientFrom: 'number', phoneNumber: '(31) 3618-0000' };
    expect(statuses((await answer(await started(), given)).done)).toEqual(['queued']);
    expect(answers()).toHaveLength(2);
  });

  test('is told nothing of an order that was looked up: its own customer is', async () => {
    const { world, started, answer } = await shop();
    world.simulator.receive('+5511912345678', '1001');
    world.simulator.openWindow(customer);
    const order = paidOrder('1001') as unknown as IDataObject;
    const withOrder = (await started()).map(({ json }) => ({ json: { ...json, order } }));
    await answer(withOrder, { text: 'Pedido {order_number} a caminho.' });
    expect(world.sent().map(({ to, text }) => [to, text])).toEqual([[customer, 'Pedido 1001 a caminho.']]);
  });
});
