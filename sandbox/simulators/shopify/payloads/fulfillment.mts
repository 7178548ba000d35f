/** The fulfillment as fulfillments/create and fulfillments/update carry it, and as it stands inside an order. */
import { gid } from '../state/ids.mts';
import type { Fulfillment, Order } from '../state/order.mts';
import { payloadTime } from '../state/time.mts';
import { exampleOf, like, type Payload } from './examples.mts';
import { rawId } from './json.mts';
import { addressPayload, linePayload } from './parts.mts';

const present = (values: readonly (string | null)[]): string[] => values.filter((value) => value !== null);

export function fulfillmentPayload(order: Order, entry: Fulfillment): Payload {
  const numbers = present(entry.tracking.map(({ number }) => number));
  const urls = present(entry.tracking.map(({ url }) => url));
  return like(exampleOf('fulfillments/create'), {
    id: rawId(entry.id),
    admin_graphql_api_id: gid('Fulfillment', entry.id),
    order_id: rawId(order.id),
    name: entry.name,
    status: 'success',
    service: 'manual',
    shipment_status: entry.events.at(-1)?.status.toLowerCase() ?? null,
    created_at: payloadTime(entry.createdAt),
    updated_at: payloadTime(entry.updatedAt),
    location_id: rawId(entry.locationId),
    email: order.email,
    destination: addressPayload(order.shipping),
    tracking_company: entry.tracking[0]?.company ?? null,
    tracking_number: numbers[0] ?? null,
    tracking_numbers: numbers,
    tracking_url: urls[0] ?? null,
    tracking_urls: urls,
    line_items: entry.lines.map(({ lineId, quantity }) => linePayload(order, order.lines.find(({ id }) => id === lineId)!, quantity)),
  });
}
