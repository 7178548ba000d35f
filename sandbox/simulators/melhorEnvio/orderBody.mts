/** A label as the API shows it. */
import { money, stamp } from './replies.mts';
import { findService } from './services.mts';
import { billedWeight } from './pricing.mts';
import type { Order, Party } from './state.mts';

export const trackingUrl = (order: Order): string | null =>
  order.selfTracking === null ? null : `https://www.melhorrastreio.com.br/rastreio/${order.tracking ?? order.selfTracking}`;

/** The short form, as inserting into the cart answers it. */
export function cartBody(order: Order): Record<string, unknown> {
  return {
    id: order.id,
    protocol: order.protocol,
    service_id: order.serviceId,
    agency_id: order.agencyId,
    contract: null,
    service_code: null,
    quote: money(order.priceCents),
    price: money(order.priceCents),
    coupon: null,
    discount: 0,
    delivery_min: order.deliveryDays.min,
    delivery_max: order.deliveryDays.max,
    status: order.status,
    reminder: null,
    insurance_value: order.insuranceValue,
    format: 'box',
    billed_weight: Math.round(order.volumes.reduce((sum, volume) => sum + billedWeight(volume), 0) * 100) / 100,
    receipt: order.receipt,
    own_hand: order.ownHand,
    collect: false,
    collect_scheduled_at: null,
    reverse: order.reverse,
    non_commercial: order.nonCommercial,
    authorization_code: null,
    tracking: order.tracking,
    self_tracking: order.selfTracking,
    delivery_receipt: null,
    additional_info: null,
    cte_key: null,
    ...dates(order),
    products: order.products.map((product) => ({ ...product, weight: null })),
    volumes: order.volumes.map((volume, index) => ({
      id: index + 1,
      height: volume.height.toFixed(2),
      width: volume.width.toFixed(2),
      length: volume.length.toFixed(2),
      diameter: '0.00',
      weight: volume.weight.toFixed(2),
      format: 'box',
    })),
    tags: order.tags,
  };
}

/** The full form, with both parties, the service and the invoice. */
export function orderBody(order: Order): Record<string, unknown> {
  const service = findService(order.serviceId);
  return {
    ...cartBody(order),
    from: partyBody(order.from),
    to: partyBody(order.to),
    service: service && { id: service.id, name: service.name, status: 'available', type: 'normal', company: service.company },
    agency: null,
    invoice: order.invoiceKey === null ? null : { model: order.invoiceKey.slice(20, 22), key: order.invoiceKey },
    platform: order.platform,
    tracking_url: trackingUrl(order),
  };
}

export const dates = (order: Order) => ({
  paid_at: stamp(order.moments.paid),
  generated_at: stamp(order.moments.generated),
  posted_at: stamp(order.moments.posted),
  delivered_at: stamp(order.moments.delivered),
  canceled_at: stamp(order.moments.canceled),
  suspended_at: stamp(order.moments.suspended),
  expired_at: stamp(order.moments.expired),
  created_at: stamp(order.createdAt),
  updated_at: stamp(order.updatedAt),
});

function partyBody({ number, ...party }: Party): Record<string, unknown> {
  return { ...party, location_number: number, latitude: null, longitude: null };
}
