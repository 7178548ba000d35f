/** The labels as the world counts them. */
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { orderNumberOf } from '../../carriers/orderNumber.mts';
import { vendor, type Order, type OrderStatus, type State } from './context.mts';
import { serviceOf } from './services.mts';

const plain: Readonly<Partial<Record<OrderStatus, string>>> = { released: 'paid', canceled: 'cancelled' };

export const toLedger = ({ orders }: State): LedgerEntry[] => [...orders.values()].map(entryOf);

/** A label that is not paid has the status `pending`. */
function entryOf(order: Order): LedgerEntry {
  const orderNumber = orderNumberOf(order.tags.map(({ tag }) => tag));
  return {
    kind: 'shipment',
    vendor,
    id: order.id,
    ...(orderNumber === undefined ? {} : { orderNumber }),
    status: plain[order.status] ?? order.status,
    at: order.createdAt,
    detail: {
      invoiceKey: order.invoice?.number ?? null,
      service: serviceOf(order.serviceId)?.name,
      price: order.priceCents / 100,
      tracking: order.tracking,
      tags: order.tags.map(({ tag }) => tag),
      recipient: fingerprint(order.to.document),
      postalCode: fingerprint(order.to.postal_code),
      houseNumber: fingerprint(order.to.number),
      state: order.to.state_abbr,
      units: order.products.reduce((sum, { quantity }) => sum + quantity, 0),
      insuranceValue: order.insuranceValue,
    },
  };
}
