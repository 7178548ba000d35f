/** Whatever a Brazilian shop sells to whomever: the order on the item can be invoiced and shipped as it is. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems, phoneProblem, shipmentProblems, stockProblems } from '../../../domain/checks/orderCheck.ts';
import { openOrderSource } from '../../../vendors/shopify/orders/orderSource.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { paidOrders, request } from './support/paidOrders.mts';

const lookUps = (calls: readonly string[]) => calls.filter((call) => call === 'graphql.order').length;

describe('orders of a shop', () => {
  test('a hundred ordinary ones: nothing is missing, and every total is the shop’s to the cent', async () => {
    const world = shopifyWorld();
    const orders = await paidOrders(world, 100);
    expect(orders).toHaveLength(100);
    for (const order of orders) {
      expect(invoiceProblems(order), order.number).toEqual([]);
      expect(shipmentProblems(order), order.number).toEqual([]);
      expect(stockProblems(order), order.number).toEqual([]);
      expect(phoneProblem(order.customer.phone), order.number).toBeUndefined();
    }
    const totals = world.simulator.orders().map(({ orderNumber, total }) => [orderNumber, total]);
    expect(orders.map(({ number, totals: { total } }) => [number, total])).toEqual(totals);
    expect(world.violations).toEqual([]);
    expect(world.simulator.notSimulated()).toEqual([]);
  });

  test('a CPF in Shopify’s own field costs one call, one among the attributes of the order none', async () => {
    const world = shopifyWorld();
    await paidOrders(world, 1, { overrides: { taxIdPlace: 'noteAttribute' } });
    expect(lookUps(world.calls)).toBe(0);
    const [order] = await paidOrders(world, 1, { overrides: { taxIdPlace: 'localizedField', buyer: 'person' } });
    expect(lookUps(world.calls)).toBe(1);
    expect(order?.customer.taxId?.type).toBe('CPF');
  });

  test('one in the company field costs a call: the field of the checkout would win over it', async () => {
    const world = shopifyWorld();
    await paidOrders(world, 1, { overrides: { taxIdPlace: 'company' } });
    expect(lookUps(world.calls)).toBe(1);
  });

  test('the look-up can be switched off', async () => {
    const world = shopifyWorld();
    const source = openOrderSource(world.connect(), { lookUpTaxId: false });
    await source.registerWebhooks(request);
    world.simulator.placeOrder({ overrides: { taxIdPlace: 'localizedField' } });
    const [event] = await source.read(world.deliveries(request.url)[0]!, request);
    expect(event?.document.order.customer.taxId).toBeNull();
    expect(lookUps(world.calls)).toBe(0);
  });

  test('an order is worth more than its CPF: an app that may not look gets it without', async () => {
    const world = shopifyWorld();
    const source = openOrderSource(world.connect());
    await source.registerWebhooks(request);
    world.simulator.placeOrder({ overrides: { taxIdPlace: 'localizedField' } });
    world.simulator.setGrantedScopes(['read_products']);
    const [event] = await source.read(world.deliveries(request.url)[0]!, request);
    expect(event?.document.order.customer.taxId).toBeNull();
  });

  test('Shopify cannot be reached in time: the event is handed back', async () => {
    const world = shopifyWorld();
    const source = openOrderSource(world.connect());
    await source.registerWebhooks(request);
    world.simulator.placeOrder({ overrides: { taxIdPlace: 'localizedField' } });
    const [delivery] = world.deliveries(request.url);
    world.strike('serverError', 10);
    await expect(source.read(delivery!, request)).rejects.toMatchObject({ failure: { class: 'transient' } });
  });

  test('the event says what happened and when', async () => {
    const world = shopifyWorld();
    const source = openOrderSource(world.connect());
    await source.registerWebhooks(request);
    const { orderNumber } = world.simulator.placeOrder();
    const [delivery] = world.deliveries(request.url);
    const [found] = await source.read(delivery!, request);
    expect(found?.event).toMatchObject({
      id: delivery!.headers['x-shopify-event-id'],
      type: 'order.paid',
      source: 'shopify',
      correlationId: `shopify:${orderNumber}`,
      occurredAt: '2026-11-24T12:00:00.000Z',
    });
  });
});
