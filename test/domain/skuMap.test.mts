import { expect, test } from 'vitest';
import { withMappedSkus } from '../../domain/sale/skuMap.ts';
import { paidOrder } from '../contracts/support/order.mts';

test('SKUs are changed where the map names them, and the order given stays as it was', () => {
  const order = paidOrder();
  const mapped = withMappedSkus(order, { 'CAM-ALG-M': 'ERP-1', constructor: 'x' });
  expect(mapped.items.map(({ sku }) => sku)).toEqual(['ERP-1', 'CAF-MOI-250']);
  expect(order).toEqual(paidOrder());
});
