/** Numbers in a form that may be two, or is none: neither a price, nor a stock, nor a quantity is made of them. */
import { describe, expect, test } from 'vitest';
import { readBalances } from '../../vendors/bling/stock/balances.ts';
import { amountIn } from '../../vendors/correios/quote/quotes.ts';
import { askForQuotes } from '../../vendors/frenet/quote/quotes.ts';
import { mapItems } from '../../vendors/shopify/orders/mapItems.ts';
import { paidOrder } from '../contracts/support/order.mts';

describe('what a carrier asks', () => {
  test.each([
    ['21,30', 21.3],
    ['1.023,45', 1023.45],
    ['12.50', 12.5],
    [18.9, 18.9],
    ['1.023', null],
    ['', null],
    ['R$', null],
    [null, null],
    [[], null],
  ])('Correios: %j is %s reais, and never a hundred times as much', (written, reais) => {
    expect(amountIn(written)).toBe(reais);
  });

  test.each([
    ['21.30', [21.3]],
    ['1.234,56', [1234.56]],
    ['1.234', []],
    ['-5.00', []],
    ['', []],
  ])('Frenet: of a service for "%s" the quotes are %j', async (written, prices) => {
    const row = (code: string, price: string) => ({
      ServiceCode: code,
      Carrier: 'X',
      ServiceDescription: code,
      ShippingPrice: price,
      DeliveryTime: '3',
    });
    const call = async () => await Promise.resolve({ ShippingSevicesArray: [row('a', written), row('b', '99.00')] });
    const request = { order: paidOrder(), parcel: { heightCm: 1, widthCm: 1, lengthCm: 1, weightGrams: 1 }, serviceIds: [] };
    const quotes = await askForQuotes({ settings: {} } as never, call as never, request);
    expect(quotes.map(({ price }) => price).toSorted((a, b) => a - b)).toEqual([...prices, 99].toSorted((a, b) => a - b));
  });
});

describe('Bling: what is reserved', () => {
  const read = async (saldoVirtualTotal: unknown) => {
    const get = async () => await Promise.resolve({ data: [{ produto: { id: 5 }, saldoFisicoTotal: 10, saldoVirtualTotal }] });
    return (await readBalances({ get } as never, [5], null)).get(5);
  };

  test.each([
    [7, { physical: 10, sellable: 7 }],
    [undefined, { physical: 10, sellable: 10 }],
    [null, undefined],
    ['', undefined],
    ['sete', undefined],
    [{}, undefined],
  ])('%j: %j', async (written, balance) => {
    expect(await read(written)).toEqual(balance);
  });
});

describe('Shopify: how many of a line are left', () => {
  const units = (current_quantity: unknown) =>
    mapItems({ line_items: [{ id: 1, name: 'A', price: '10.00', quantity: 3, current_quantity, discount_allocations: [] }] }).items.map(
      ({ quantity }) => quantity,
    );

  test.each([
    [undefined, [3]],
    [2, [2]],
    ['1', [1]],
  ])('%j: %j', (written, left) => {
    expect(units(written)).toEqual(left);
  });

  test.each([null, '', 'dois', {}])('%j is not all of them', (written) => {
    expect(() => units(written)).toThrow(/current_quantity/);
  });
});
