/** What `npm run try -- shipment-tracking` counts: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import { judgeTracking, type OrderAfterwards, type RedExecution, type Told } from '../../../sandbox/run/tracking/judge.mts';
import { planParcels, stepsOf } from '../../../sandbox/run/tracking/plan.mts';

const parcels = [{ orderNumber: '1001', acts: ['posted', 'undelivered', 'delivered'] as const }];

const order: OrderAfterwards = {
  orderNumber: '1001',
  name: 'Maria Souza',
  phone: '+5511987654321',
  tracking: 'ME1',
  pageEvents: ['CARRIER_PICKED_UP', 'ATTEMPTED_DELIVERY', 'DELIVERED'],
};

const said = (words: string, at: number, change: Partial<Told> = {}): Told => ({
  template: 'rastreio_atualizado',
  waId: '551187654321',
  text: `Maria, o pedido 1001 ${words}. Acompanhe em https://rastreio.example/ME1 quando quiser.`,
  at,
  status: 'delivered',
  ...change,
});

const posted = said('foi postado', 1);
const failed = said('não pôde ser entregue na última tentativa', 2);
const delivered = said('foi entregue', 3);
const all = [posted, failed, delivered];

const judged = (messages: readonly Told[], change: Partial<OrderAfterwards> = {}, red: readonly RedExecution[] = []) => {
  const { lostOrders, doubledEffects, wrongEffects, errored } = judgeTracking(parcels, [{ ...order, ...change }], messages, red);
  return { lostOrders, doubledEffects, wrongEffects, errored };
};

const nothing = { lostOrders: [], doubledEffects: [], wrongEffects: [], errored: 0 };

describe('a parcel', () => {
  test('of which everything was told once has no fault', () => {
    expect(judged(all)).toEqual(nothing);
  });

  test('whose message did not come is lost, also where WhatsApp says that it failed', () => {
    const lost = { ...nothing, lostOrders: ['message "posted" of 1001'] };
    expect(judged([failed, delivered])).toEqual(lost);
    expect(judged([{ ...posted, status: 'failed' }, failed, delivered])).toEqual(lost);
  });

  test('whose page misses a step is lost, and errored where its execution stands red', () => {
    const pageEvents = ['CARRIER_PICKED_UP', 'DELIVERED'];
    expect(judged(all, { pageEvents }).lostOrders).toEqual(['undelivered on the page of 1001']);
    const red = { node: 'Get Order', reason: 'away', text: '{"shipment":{"orderNumber":"1001"}}' };
    expect(judged(all, { pageEvents }, [red])).toEqual({ ...nothing, errored: 1 });
  });

  test('that was told twice is doubled, on the phone or on the page', () => {
    expect(judged([...all, { ...delivered, at: 4 }]).doubledEffects).toEqual(['message "delivered" (2) of 1001']);
    expect(judged(all, { pageEvents: [...order.pageEvents, 'DELIVERED'] }).doubledEffects).toEqual(['delivered on the page (2) of 1001']);
  });

  test.each<[string, readonly Told[], Partial<OrderAfterwards>]>([
    ['to somebody else', [{ ...posted, waId: '5511900000000' }, failed, delivered], {}],
    ['by another name', [{ ...posted, text: posted.text.replace('Maria', 'Ana') }, failed, delivered], {}],
    ['with the way to another parcel', [{ ...posted, text: posted.text.replace('ME1', 'ME2') }, failed, delivered], {}],
    ['in another order', [{ ...posted, at: 9 }, failed, delivered], {}],
    ['in another order on the page', all, { pageEvents: order.pageEvents.toReversed() }],
    ['of an order that is none', [...all, { ...posted, text: posted.text.replace('1001', '9') }], {}],
  ])('that was told %s is wrong', (_, messages, change) => {
    expect(judged(messages, change).wrongEffects).toHaveLength(1);
  });
});

test('what did not happen must not be told', () => {
  const [still] = planParcels(['1', '2', '3', '4', '5']).slice(4);
  expect(stepsOf(still!)).toEqual([]);
  const text = posted.text.replace('1001', '5');
  const { wrong, lost } = judgeTracking([still!], [{ ...order, orderNumber: '5', pageEvents: [] }], [{ ...posted, text }]);
  expect({ wrong, lost }).toEqual({ wrong: 1, lost: 0 });
});
