/** A message is the same one if recipient, content and occasion are: then it goes out once, else each goes out. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { messageKey, type MessageIdentity } from '../../nodes/WhatsAppNotify/message/messageKey.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';
import { inFakeTime, notifyHost, type Incoming } from './support/notifyHost.mts';

const order = (number = '1001', id = `shopify:loja/${number}`) => ({ ...paidOrder(number), id }) as unknown as IDataObject;
const event = (occasion: string) => ({ occasion, correlationId: 'shopify:1001' });

const text = (phoneNumber: string, written = 'Pedido {order_number} pronto.') => ({
  operation: 'sendText',
  recipientFrom: 'number',
  phoneNumber,
  text: written,
});

const phones = ['(31) 98888-0001', '(31) 98888-0002', '(31) 98888-0003'];

function shop() {
  const host = notifyHost();
  for (const phone of phones) host.world.simulator.openWindow(`+55${phone.replace(/\D/g, '')}`);
  const send = async (json: IDataObject, parameters: Record<string, unknown>) => await host.run([{ json } as Incoming], parameters);
  return { ...host, send };
}

describe('each of these is told', () => {
  test('three packers of one order', async () => {
    const { send, texts } = shop();
    await inFakeTime(async () => {
      for (const phone of phones) await send({ order: order() }, text(phone));
    });
    expect(texts()).toHaveLength(3);
  });

  test('the second parcel of an order', async () => {
    const { send, texts } = shop();
    const item = (trackingNumber: string | number) => ({ order: order(), shipment: { trackingNumber } });
    await inFakeTime(async () => {
      for (const code of ['AA1BR', 'BB2BR', 'AA1BR', 1001, 1002, 1001]) await send(item(code), text(phones[0]!));
    });
    expect(texts()).toHaveLength(4);
  });

  test('F2, C3: the next instalment, and two shops with one number', async () => {
    const { send, texts } = shop();
    const payment = (id: string) => ({ vendor: 'asaas', id, orderNumber: '1001', customer: null });
    await inFakeTime(async () => {
      await send({ payment: payment('pay_1') }, text(phones[0]!, 'Vence hoje'));
      await send({ payment: payment('pay_2') }, text(phones[0]!, 'Vence hoje'));
      await send({ order: order('1001', 'shopify:norte/1') }, text(phones[1]!));
      await send({ order: order('1001', 'shopify:sul/1') }, text(phones[1]!));
    });
    expect(texts()).toHaveLength(4);
  });

  test('an appointment that stands at another time by now, where it was listed and no trigger told of it', async () => {
    const { send, texts } = shop();
    const item = (start: string) => ({ appointment: { source: 'googleCalendar', id: 'primary/abc', start } });
    await inFakeTime(async () => {
      for (const start of ['2026-12-01T10:00:00-03:00', '2026-12-02T10:00:00-03:00', '2026-12-01T13:00:00Z'])
        await send(item(start), text(phones[0]!, 'Você confirma a sua consulta?'));
    });
    expect(texts()).toHaveLength(2);
  });

  test('one happening after another to the same order', async () => {
    const { send, texts } = shop();
    await inFakeTime(async () => {
      for (const occasion of ['refund/1', 'refund/2', 'refund/1']) {
        await send({ order: order(), event: event(occasion) }, text(phones[0]!, 'Estornamos.'));
      }
    });
    expect(texts()).toHaveLength(2);
  });
});

test('any two messages have one key exactly if they say the same to the same person on the same occasion', () => {
  const random = createRandom(15);
  const any = (): MessageIdentity => ({
    to: random.pick(['+5531988880001', '+5531988880002']),
    template: random.pick([null, 'pedido_pago', 'pedido_enviado']),
    content: random.pick([['a', 'b'], ['ab'], ['a'], ['b', 'a']]),
    occasion: random.pick(['shopify:loja/order/1/paid', 'shopify:loja/order/11/paid', 'shopify:loja/order/1/refund/1']),
  });
  const keyOf = (message: MessageIdentity) => messageKey(oneItem({}, { vendor: 'evolution' }), 0, message);
  for (let round = 0; round < 3000; round++) {
    const [one, other] = [any(), any()];
    expect([one, other, keyOf(one) === keyOf(other)]).toEqual([one, other, JSON.stringify(one) === JSON.stringify(other)]);
  }
});

describe('what a gateway failed to tell', () => {
  const failing = async (json: IDataObject) => {
    const host = shop();
    host.world.simulator.setFailure({ code: 131026, times: 1, late: false });
    const first = await host.send(json, text(phones[0]!));
    return { host, error: first.failed[0]!.json.error as IDataObject };
  };

  test('does not silence other news, and success takes the failure off the item', async () => {
    await inFakeTime(async () => {
      const { host, error } = await failing({ order: order() });
      const other = await host.send({ order: order(), error }, text(phones[0]!, 'Outra notícia.'));
      expect(other.done[0]!.json).toMatchObject({ message: { status: 'queued' } });
      expect(other.done[0]!.json).not.toHaveProperty('error');
      const again = await host.send({ order: order() }, text(phones[0]!));
      expect(again.done[0]!.json).toMatchObject({ message: { status: 'queued' } });
    });
  });

  test('an error of the user’s own stays on the item', async () => {
    const { send } = shop();
    const { done } = await inFakeTime(async () => await send({ order: order(), error: 'none' }, text(phones[0]!)));
    expect(done[0]!.json.error).toBe('none');
  });
});
