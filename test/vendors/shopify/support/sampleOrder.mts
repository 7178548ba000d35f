import { mapOrder } from '../../../../vendors/shopify/orders/mapOrder.ts';

export const sampleOrder = mapOrder(
  { admin_graphql_api_id: 'gid://shopify/Order/9007199254740993', name: '#1001', line_items: [], currency: 'BRL', total_price: '0.00' },
  undefined,
  'loja',
);
