import type { Order } from '../../../domain/documents/order.ts';
import type { OrderPacking } from '../../../domain/parcels/packOrder.ts';
import type { LabelMaker } from '../../../domain/ports/carrier.ts';
import { createParcels } from '../../../runtime/carrier/createParcels.ts';
import { parcelPlans } from '../../../runtime/carrier/parcelPlans.ts';
import { paidOrder } from './order.mts';

export const pac = '1';

export const packing: OrderPacking = {
  boxes: [],
  usual: { heightCm: 10, widthCm: 15, lengthCm: 20 },
  unknownGrams: 300,
  hull: { addedSides: 10, grams: 0 },
  cubicDivisor: 6000,
};

/** Three dumbbells, each of which fills a parcel of the Correios by its weight, and a shirt; R$ 100.01 in all. */
export function heavyOrder(number = '1001'): Order {
  const [shirt, coffee] = paidOrder().items;
  return paidOrder(number, {
    items: [
      {
        ...coffee!,
        id: '1',
        sku: 'HAL-20',
        name: 'Halter 20 kg',
        quantity: 3,
        unitPrice: 30,
        total: 90,
        weightGrams: 20_000,
        size: { heightCm: 20, widthCm: 20, lengthCm: 30 },
      },
      {
        ...shirt!,
        id: '2',
        quantity: 1,
        unitPrice: 10.01,
        discount: 0,
        total: 10.01,
        weightGrams: 190,
        size: { heightCm: 3, widthCm: 25, lengthCm: 30 },
      },
    ],
  });
}

export interface Way {
  order?: Order;
  packing?: OrderPacking;
  serviceIds?: string[];
  choose?: 'cheapest' | 'fastest';
}

/** As Carrier Shipment: Create does it. */
export async function ship(
  carrier: LabelMaker,
  { order = heavyOrder(), packing: how = packing, serviceIds = [pac], choose = 'cheapest' }: Way = {},
) {
  const plans = await parcelPlans(carrier, order, how, serviceIds);
  return await createParcels(carrier, { order, invoice: null, key: `${order.id}:shipment`, choose, serviceIds }, plans);
}
