/** The labels as the world counts them. */
import { orderNumberOf } from '../../carriers/orderNumber.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { fingerprint } from '../../world/fingerprint.mts';
import { vendor } from './context.mts';
import { money } from './replies.mts';
import { findService } from './services.mts';
import type { Order, OrderStatus } from './state.mts';

const plain: Readonly<Partial<Record<OrderStatus, string>>> = { released: 'paid', canceled: 'cancelled' };

export const toLedger = (orders: Iterable<Order>): LedgerEntry[] => [...orders].map(entry);

/** A cart row has the status `pending`; every other one was bought. */
function entry(order: Order): LedgerEntry {
  const orderNumber = orderNumberOf(order.tags.map(({ tag }) => tag));
  return {
    kind: 'shipment',
    vendor,
    id: order.id,
    ...(orderNumber === undefined ? {} : { orderNumber }),
    status: plain[order.status] ?? order.status,
    at: order.createdAt,
    detail: {
      invoiceKey: order.invoiceKey,
      service: findService(order.serviceId)?.name,
      price: money(order.priceCents),
      /** The carrier's code, and the platform's own until there is one. */
      tracking: order.tracking ?? order.selfTracking,
      tags: order.tags.map(({ tag }) => tag),
      recipient: fingerprint(order.to.document ?? order.to.company_document),
      postalCode: fingerprint(order.to.postal_code),
      houseNumber: fingerprint(order.to.number),
      state: order.to.state_abbr,
      units: order.products.reduce((sum, { quantity }) => sum + quantity, 0),
      insuranceValue: order.insuranceValue,
      contents: order.products.map(({ name, quantity }) => ({ name, quantity })),
      kilograms: order.volumes.map(({ weight }) => weight),
    },
  };
}
