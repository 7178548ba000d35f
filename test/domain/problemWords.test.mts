import { expect, test } from 'vitest';
import { tellProblem, tellProblems } from '../../domain/values/problemWords.ts';

test.each([
  ['order.customer.taxId', 'CPF/CNPJ of the customer (order.customer.taxId) is missing'],
  ['order.items[0].sku', 'SKU of line 1 (order.items[0].sku) is missing'],
  ['order.shippingAddress.postalCode', 'CEP of the delivery address (order.shippingAddress.postalCode) is missing'],
  ['order.billingAddress.district', 'district (bairro) of the billing address (order.billingAddress.district) is missing'],
  ['order.shippingAddress', 'delivery address (order.shippingAddress) is missing'],
  ['order.totals.total', 'total of the order (order.totals.total) is missing'],
  ['order.shipping.price', 'price of the shipping (order.shipping.price) is missing'],
])('%s is told in words that a shop knows', (field, told) => {
  expect(tellProblem({ field, message: 'is missing' })).toBe(told);
});

test.each([
  'Service Code',
  'order.cancelledAt',
  'order.items[0]',
  'order.customer.toString',
  'order.__proto__.name',
  'refund.items[0].sku',
  'order',
])('%s stands for itself', (field) => {
  expect(tellProblem({ field, message: 'is missing' })).toBe(`${field} is missing`);
});

test('several are told at once', () => {
  const problems = [
    { field: 'order.customer.name', message: 'is missing' },
    { field: 'Series', message: 'is not a number' },
  ];
  expect(tellProblems(problems)).toBe('name of the customer (order.customer.name) is missing; Series is not a number');
});
