import type { Order } from '../../../domain/documents/order.ts';
import type { PostalAddress } from '../../../domain/values/postalAddress.ts';

export const address: PostalAddress = {
  recipient: 'Ana Souza',
  street: 'Rua da Bahia',
  number: '1148',
  complement: null,
  district: 'Centro',
  city: 'Belo Horizonte',
  state: 'MG',
  postalCode: '30160011',
  country: 'BR',
};

/** A paid order of two goods, complete enough for every vendor. */
export function paidOrder(number = '1001', change: Partial<Order> = {}): Order {
  return {
    id: `shopify:${number}`,
    number,
    source: 'shopify',
    account: null,
    sourceId: `59${number}`,
    createdAt: '2026-11-23T15:00:00Z',
    updatedAt: '2026-11-23T15:05:00Z',
    currency: 'BRL',
    financialStatus: 'paid',
    fulfillmentStatus: 'unfulfilled',
    cancelledAt: null,
    customer: {
      name: 'Ana Souza',
      email: 'ana@cliente.example',
      phone: '+5531988887777',
      taxId: { type: 'CPF', value: '52998224725' },
      stateRegistration: null,
    },
    billingAddress: address,
    shippingAddress: address,
    items: [
      {
        id: '1',
        kind: 'goods',
        sku: 'CAM-ALG-M',
        name: 'Camiseta de algodão M',
        quantity: 2,
        unitPrice: 79.9,
        discount: 0,
        total: 159.8,
        ncm: '61091000',
        gtin: '7891000100110',
        weightGrams: 190,
        requiresShipping: true,
      },
      {
        id: '2',
        kind: 'goods',
        sku: 'CAF-MOI-250',
        name: 'Café moído 250 g',
        quantity: 1,
        unitPrice: 32.45,
        discount: 0,
        total: 32.45,
        ncm: '09012100',
        gtin: '7891000100196',
        weightGrams: 260,
        requiresShipping: true,
      },
    ],
    shipping: { method: 'PAC', price: 20 },
    discount: 0,
    totals: { items: 192.25, discount: 0, shipping: 20, tax: 0, total: 212.25 },
    payments: [],
    note: null,
    tags: [],
    attributes: {},
    ...change,
  };
}
