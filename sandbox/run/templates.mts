/** The templates that can be tried: what starts them and what each event must bring about. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from '../n8n/rest.mts';
import { root } from '../setup/paths.mts';
import type { World } from '../world/world.mts';
import {
  payAtStripe,
  payCharge,
  placeHeavyOrder,
  placePaidNuvemshopOrder,
  placePaidOrder,
  placePaidWooCommerceOrder,
  type StartedEvent,
} from './events.mts';
import { liveNuvemshopOrder } from './life/nuvemshop.mts';
import type { LivedOrder } from './life/orders.mts';
import { liveStripePayment } from './life/stripe.mts';
import { liveWooCommerceOrder } from './life/wooCommerce.mts';
import type { Effect } from './outcome.mts';

export interface Template {
  readonly file: string;
  readonly effects: readonly Effect[];
  /** Makes one event happen in the world. */
  start(world: World): StartedEvent;
  /** The same with an order of one to six parcels, in the plan *parcels*. */
  readonly startHeavy?: (world: World, index: number) => StartedEvent;
  /** World time that has to pass until the last of the events happens. */
  readonly lettingPassMs?: number;
  /** One order in the plan *life*, where it is not a Shopify order of two shops or a payment at Asaas. */
  readonly liveOrder?: (world: World, index: number) => LivedOrder;
}

const delivered = ['invoice', 'shipment', 'movement', 'fulfillment', 'message'] as const;

const known: Readonly<Record<string, Template>> = {
  'order-to-delivery': {
    file: 'order-to-delivery.json',
    effects: delivered,
    start: placePaidOrder,
    startHeavy: placeHeavyOrder,
  },
  'payment-to-invoice': {
    file: 'payment-to-invoice.json',
    effects: ['invoice', 'message'],
    start: (world) => payCharge(world),
    // The money of a boleto arrives on the next day.
    lettingPassMs: 26 * 3_600_000,
  },
  'woocommerce-to-delivery': {
    file: 'woocommerce-to-delivery.json',
    effects: delivered,
    start: placePaidWooCommerceOrder,
    liveOrder: liveWooCommerceOrder,
  },
  'nuvemshop-to-delivery': {
    file: 'nuvemshop-to-delivery.json',
    effects: delivered,
    start: placePaidNuvemshopOrder,
    liveOrder: liveNuvemshopOrder,
  },
  'stripe-to-invoice': {
    file: 'stripe-to-invoice.json',
    effects: ['invoice', 'message'],
    start: payAtStripe,
    // A boleto is paid on the next day.
    lettingPassMs: 26 * 3_600_000,
    liveOrder: liveStripePayment,
  },
};

const fileOf = (file: string): string => join(root, 'workflows', file);

/** Those whose workflow there is. */
export const templates: Readonly<Record<string, Template>> = Object.fromEntries(
  Object.entries(known).filter(([, { file }]) => existsSync(fileOf(file))),
);

export function readTemplate(file: string): WorkflowFile {
  return JSON.parse(readFileSync(fileOf(file), 'utf8')) as WorkflowFile;
}
