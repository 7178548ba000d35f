/** What the shop corrects in an order is enough for its invoice and its parcel, although nobody can change a billing address. */
import { describe, expect, test } from 'vitest';
import { invoiceProblems, shipmentProblems } from '../../../domain/checks/orderCheck.ts';
import type { Order } from '../../../domain/documents/order.ts';
import type { PlaceOrderOptions } from '../../../sandbox/simulators/shopify/index.mts';
import { openOrderKeeper } from '../../../vendors/shopify/orders/orderKeeper.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';

function place(overrides: NonNullable<PlaceOrderOptions['overrides']>) {
  const world = shopifyWorld();
  const { id, orderNumber } = world.simulator.placeOrder({ paid: true, overrides: { buyer: 'person', ...overrides } });
  const read = async (): Promise<Order> => await openOrderKeeper(world.connect()).get({ id });
  const problems = async () => {
    const order = await read();
    return [...invoiceProblems(order), ...shipmentProblems(order)].map(({ field }) => field);
  };
  return { read, problems, correct: (correction: object) => world.simulator.correctOrder(orderNumber, correction) };
}

const cep = { shipping: { zip: '01310-100', city: 'São Paulo', provinceCode: 'SP' } };

describe('a CEP that was mistyped once for both addresses', () => {
  test('is corrected for the delivery, and the invoice names that address', async () => {
    const { read, problems, correct } = place({ awkward: 'badPostalCode', addressForm: 'separated' });
    expect(await problems()).toEqual(['order.billingAddress.postalCode', 'order.shippingAddress.postalCode']);
    correct(cep);
    expect(await problems()).toEqual([]);
    const { billingAddress, shippingAddress } = await read();
    expect(billingAddress).toEqual(shippingAddress);
  });

  test('stays where the bill goes to somebody else', async () => {
    const { problems, correct } = place({ awkward: 'badPostalCode', addressForm: 'separated', billingAddress: { firstName: 'Outra' } });
    correct(cep);
    expect(await problems()).toEqual(['order.billingAddress.postalCode']);
  });
});

test('a whole billing address stays what it is', async () => {
  const { read } = place({ addressForm: 'separated', billingAddress: { zip: '01310-100' } });
  const { billingAddress } = await read();
  expect(billingAddress!.postalCode).toBe('01310100');
});

describe.each(['noTaxId', 'badTaxId'] as const)('a CPF (%s)', (awkward) => {
  test.each(['localizedField', 'noteAttribute', 'company'] as const)(
    'is typed in, wherever the shop asks for it: %s',
    async (taxIdPlace) => {
      const { problems, correct } = place({ awkward, taxIdPlace, addressForm: 'separated' });
      expect(await problems()).toContain('order.customer.taxId');
      correct({ taxId: '529.982.247-25' });
      expect(await problems()).toEqual([]);
    },
  );
});
