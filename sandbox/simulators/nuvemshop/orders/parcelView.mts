/** Parcels as the API shows them. */
import { goodsOf } from '../../../shop/shopper.mts';
import { time } from '../context.mts';
import type { Line, Order, Parcel } from '../model.mts';

export const kilograms = (lines: readonly Line[]): number =>
  lines.reduce((grams, { sku, quantity }) => grams + goodsOf(sku).weightGrams * quantity, 0) / 1000;

export function parcelView(order: Order, parcel: Parcel): Record<string, unknown> {
  const lines = order.lines.filter(({ id }) => parcel.lineIds.includes(id));
  const { home, person, taxId } = order.shopper;
  const at = { created_at: time(parcel.createdAt), updated_at: time(parcel.updatedAt) };
  const cost = { value: order.shipping.price / 100, currency: 'BRL' };
  return {
    id: parcel.id,
    number: String(parcel.number),
    total_quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    total_weight: kilograms(lines),
    total_price: { value: lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) / 100, currency: 'BRL' },
    line_items: lines.map(({ id, quantity }) => ({ id: `f${id}`, quantity, order_line_item_id: String(id), ...at })),
    recipient: { name: person.name, phone: order.phone, identifier: taxId },
    shipping: {
      type: 'ship',
      carrier: { name: 'Correios', id: '1' },
      option: { name: order.shipping.name, code: order.shipping.code, reference: null },
      merchant_cost: cost,
      consumer_cost: cost,
      min_delivery_date: null,
      max_delivery_date: null,
      pickup_details: null,
    },
    destination: {
      zipcode: home.postalCode,
      street: home.street,
      number: home.number,
      floor: home.complement ?? null,
      locality: home.district,
      city: home.city,
      reference: null,
      between_streets: null,
      province: { code: home.state, name: home.stateName },
      region: null,
      country: { code: 'BR', name: 'Brasil' },
    },
    status: parcel.status,
    tracking_info: { url: parcel.tracking.url, code: parcel.tracking.code },
    fulfilled_at: parcel.fulfilledAt === null ? null : time(parcel.fulfilledAt),
    ...at,
  };
}
