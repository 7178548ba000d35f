/** Labels as the API shows them. */
import { isoTime, type Order, type Party } from './context.mts';
import { serviceOf } from './services.mts';

const partyView = ({ number, phone: _phone, ...party }: Party) => ({ ...party, location_number: number, country_id: 'BR' });

export const dates = ({ moments, createdAt, updatedAt }: Order) => ({
  created_at: isoTime(createdAt),
  paid_at: isoTime(moments.paid),
  generated_at: isoTime(moments.generated),
  posted_at: isoTime(moments.posted),
  delivered_at: isoTime(moments.delivered),
  canceled_at: isoTime(moments.canceled),
  expired_at: isoTime(moments.expired),
  updated_at: isoTime(updatedAt),
});

const boxView = ({ box }: Order) => ({
  height: String(box.height),
  width: String(box.width),
  length: String(box.length),
  weight: String(box.weight),
});

export function orderInfo(order: Order, printUrl: string): Record<string, unknown> {
  const { created_at, generated_at, posted_at, updated_at } = dates(order);
  return {
    id: order.id,
    protocol: order.id,
    format: 'box',
    delivery: order.days.max,
    delivery_min: order.days.min,
    delivery_max: order.days.max,
    discount: 0,
    ...boxView(order),
    from: partyView(order.from),
    to: partyView(order.to),
    invoice: order.invoice,
    own_hand: order.ownHand,
    receipt: order.receipt,
    price: order.priceCents / 100,
    tracking: order.tracking ?? '',
    status: order.status,
    service_id: order.serviceId,
    products: order.products.map(({ name, quantity, unitaryValue }) => ({
      name,
      quantity: String(quantity),
      unitary_value: unitaryValue.toFixed(2),
    })),
    insurance_value: order.insuranceValue === null ? null : String(order.insuranceValue),
    generated_at,
    posted_at,
    created_at,
    updated_at,
    print: { url: printUrl },
    tags: order.tags,
  };
}

export function listRow(order: Order, withTags: boolean): Record<string, unknown> {
  const { created_at, updated_at } = dates(order);
  const service = serviceOf(order.serviceId);
  return {
    id: order.id,
    status: order.status,
    service_id: order.serviceId,
    company: service?.company.name,
    tracking: order.tracking ?? '',
    price: order.priceCents / 100,
    delivery: order.days.max,
    delivery_min: order.days.min,
    delivery_max: order.days.max,
    from: { ...partyView(order.from), phone: order.from.phone },
    to: { ...partyView(order.to), phone: order.to.phone },
    ...(withTags ? { tags: order.tags } : {}),
    created_at,
    updated_at,
  };
}
