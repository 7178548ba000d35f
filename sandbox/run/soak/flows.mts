/** The flows of a busy shop that are live side by side, what starts each of them, and what stands before its order numbers in the one ERP. */
import { randomUUID } from 'node:crypto';
import type { WorkflowFile } from '../../n8n/rest.mts';
import type { HoldingShop } from '../../shop/held.mts';
import type { World } from '../../world/world.mts';
import { payCharge, type StartedEvent } from '../events.mts';
import { templates, type Template } from '../templates.mts';

export interface SoakFlow {
  readonly name: string;
  readonly template: Template;
  /** Shops count from the same numbers, and the ERP knows numbers alone. */
  readonly prefix: string;
  start(world: World): StartedEvent;
  /** Who holds the orders; undefined of payments without a shop. */
  shopOf(world: World): HoldingShop | undefined;
}

const flow = (name: string, prefix: string, shopOf: SoakFlow['shopOf'], start = templates[name]!.start): SoakFlow => ({
  name,
  template: templates[name]!,
  prefix,
  start,
  shopOf,
});

/** Charges count from where no shop's number comes. */
const firstCharge = 900_001;

export const flows: readonly SoakFlow[] = [
  flow('order-to-delivery', '', ({ vendors }) => vendors.shopify),
  flow('woocommerce-to-delivery', 'W-', ({ vendors }) => vendors.wooCommerce),
  flow('nuvemshop-to-delivery', 'N-', ({ vendors }) => vendors.nuvemshop),
  flow('stripe-to-invoice', 'S-', ({ vendors }) => ({ orders: () => vendors.stripe.payments() })),
  flow(
    'payment-to-invoice',
    '',
    () => undefined,
    (world) => payCharge(world, firstCharge),
  ),
];

/** Templates whose triggers look around by themselves all the while. */
export const watching = [
  'shipment-tracking',
  'abandoned-checkout',
  'overdue-payment-reminder',
  'lead-cadence',
  'booking-to-calendar-and-reminder',
];

const prefixed = new Set(['n8n-nodes-ponte.erpInvoice', 'n8n-nodes-ponte.stockUpdate']);

/** As their owner sets the flows up where several shops meet in one ERP. */
export const withPrefix =
  (orderNumberPrefix: string) =>
  (workflow: WorkflowFile): WorkflowFile => ({
    ...workflow,
    nodes: workflow.nodes.map((node) => ({
      ...node,
      parameters:
        orderNumberPrefix !== '' && prefixed.has(node.type)
          ? { ...node.parameters, options: { ...(node.parameters.options as object | undefined), orderNumberPrefix } }
          : node.parameters,
      // As the editor does with a copy: two flows cannot listen at one address.
      ...(node.webhookId === undefined ? {} : { webhookId: randomUUID() }),
    })),
  });
