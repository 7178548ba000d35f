/** Whose a label is: told by its key, or beside a key of the user's, so that one bought anew is followed and read as the order's. */
import { describe, expect, test } from 'vitest';
import { taggedOrder } from '../../runtime/carrier/orderTag.ts';
import { shipmentRequest } from '../contracts/carrier.contract.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';

test.each([
  [['shopify:loja/6123#1001:shipment'], { source: 'shopify', number: '1001' }],
  [['shopify:loja/6123#LOJA#1001:shipment'], { source: 'shopify', number: 'LOJA#1001' }],
  [['asaas:5003:shipment'], { source: 'asaas', number: '5003' }],
  [['shopify:loja/6123#1001:shipment-2', 'shopify:loja/6123#1001:order'], { source: 'shopify', number: '1001' }],
  [['99:shipment', 'woo:77#5:order'], { source: 'woo', number: '5' }],
  [['feito à mão', 'pedido:1001'], null],
  [[], null],
])('%j', (tags, order) => {
  expect(taggedOrder(tags)).toEqual(order);
});

describe('a label that was called off and bought anew with another key', () => {
  const order = paidOrder('1001');
  const byOrder = { order, key: 'shopify:1001:shipment' };

  const boughtAnew = async () => {
    const world = melhorEnvioWorld();
    const carrier = world.open();
    await carrier.create(shipmentRequest());
    await carrier.cancel!(byOrder, 'Endereço errado');
    const { id } = await carrier.create(shipmentRequest('1001', { key: 'shopify:1001:shipment-2' }));
    return { world, carrier, id };
  };

  test('is the one that is read', async () => {
    const { carrier, id } = await boughtAnew();
    expect(await carrier.get!(byOrder)).toMatchObject({ id, status: 'label_ready' });
  });

  test('is not called off by a request that may have meant the first one, nor is it said to be', async () => {
    const { world, carrier, id } = await boughtAnew();
    const { failure } = await failureOf(carrier.cancel!(byOrder, 'Venda cancelada'));
    expect(failure).toMatchObject({ class: 'conflict', code: 'severalLabels' });
    expect(world.labels().find((label) => label.id === id)?.status).not.toBe('canceled');
    const byKey = { order, key: 'shopify:1001:shipment-2' };
    expect(await carrier.cancel!(byKey, 'Venda cancelada')).toMatchObject({ id, status: 'cancelled', found: false });
    expect(await carrier.cancel!(byOrder, 'Venda cancelada')).toMatchObject({ status: 'cancelled', found: true });
  });

  test('does not stand in for the key that is void, nor for a key that was given', async () => {
    const { world, carrier } = await boughtAnew();
    expect((await failureOf(carrier.create(shipmentRequest()))).failure.code).toBe('labelVoid');
    const given = await failureOf(carrier.get!({ order, key: 'another' }));
    expect(given.failure.code).toBe('labelMissing');
    expect(world.bought()).toBe(2);
  });

  test('of two such labels none is guessed', async () => {
    const { carrier } = await boughtAnew();
    await carrier.create(shipmentRequest('1001', { key: 'shopify:1001:shipment-3' }));
    expect((await failureOf(carrier.get!(byOrder))).failure).toMatchObject({ class: 'conflict', code: 'severalLabels' });
  });

  test('another order of the same customer has nothing of it', async () => {
    const { carrier } = await boughtAnew();
    const other = { order: paidOrder('100'), key: 'shopify:100:shipment' };
    expect((await failureOf(carrier.cancel!(other, 'Venda cancelada'))).failure.code).toBe('labelMissing');
  });
});
