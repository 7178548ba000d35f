/** Orders that say less than a shop of ours does: what they leave open is no statement. */
import { expect, test } from 'vitest';
import type { Order, OrderItem } from '../../domain/documents/order.ts';
import { paidWith } from '../../domain/sale/paidWith.ts';
import type { Issuer } from '../../vendors/focusNfe/client/issuer.ts';
import type { GoodsRequest } from '../../vendors/focusNfe/invoice/goodsRequest.ts';
import { goodsBody } from '../../vendors/focusNfe/invoice/goodsBody.ts';
import { saleBody as omieBody } from '../../vendors/omie/sale/saleBody.ts';
import { saleBody as tinyBody } from '../../vendors/olistTiny/sale/saleBody.ts';
import { saleBody as blingBody } from '../../vendors/bling/sale/saleBody.ts';
import { paidOrder } from '../contracts/support/order.mts';

const now = Date.parse('2026-11-30T12:00:00Z');
const productIds = new Map([
  ['CAM-ALG-M', 11],
  ['CAF-MOI-250', 12],
]);
const taxes = {
  cfopInState: '5102',
  cfopInterstate: '6108',
  icmsOrigin: '0',
  icmsSituation: '102',
  pisSituation: '49',
  cofinsSituation: '49',
};
const issuer = { cnpj: '11222333000181', state: 'SP', isTest: false } as unknown as Issuer;

/** Who pays for the way, in each issuer's own words. */
const freight: Record<string, (order: Order) => unknown> = {
  Bling: (order) => blingBody(order, { contactId: 5, productIds, paymentMethodId: 9 } as never, now).transporte.fretePorConta,
  'Olist Tiny': (order) => tinyBody(order, { contactId: 5, productIds } as never, {}, now).transportador.fretePorConta,
  Omie: (order) =>
    (omieBody(order, { customerId: 5, products: productIds } as never, {}, false, now) as { frete: { modalidade: unknown } }).frete
      .modalidade,
  'Focus NFe': (order) =>
    goodsBody({ order, orderNumber: '1', key: 'k', model: 55, sendEmail: false, taxes } as unknown as GoodsRequest, issuer, now)
      .modalidade_frete,
};

test.each(Object.entries(freight))('%s: goods of which nobody says whether they are carried, are', (_name, freightOf) => {
  const { items } = paidOrder();
  const unsaid = items.map(({ requiresShipping: _r, ...item }) => item as OrderItem);
  const known = freightOf(paidOrder());
  expect(known).not.toBe(freightOf(paidOrder('1001', { items: items.map((item) => ({ ...item, requiresShipping: false })) })));
  expect(freightOf(paidOrder('1001', { items: unsaid }))).toBe(known);
});

test('an order is paid with what stands, not with what was tried before', () => {
  const [pix, card] = [
    { method: 'pix', status: 'deleted', value: 212.25 },
    { method: 'credit_card', status: 'received', value: 212.25 },
  ] as const;
  expect(paidWith({ payments: [pix, card] })).toEqual([card]);
  expect(paidWith({ payments: [pix] })).toEqual([pix]);
  expect(paidWith({})).toEqual([]);
});
