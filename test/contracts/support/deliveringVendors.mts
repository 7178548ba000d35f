/** Every vendor that delivers to a trigger, with an event that it delivers, as often as it is asked, after the trigger has registered. */
import type { INodeType } from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { AppointmentTrigger } from '../../../nodes/AppointmentTrigger/AppointmentTrigger.node.ts';
import { AsaasPaymentTrigger } from '../../../nodes/AsaasPaymentTrigger/AsaasPaymentTrigger.node.ts';
import { ErpInvoiceTrigger } from '../../../nodes/ErpInvoiceTrigger/ErpInvoiceTrigger.node.ts';
import { MetaLeadsTrigger } from '../../../nodes/MetaLeadsTrigger/MetaLeadsTrigger.node.ts';
import { NuvemshopOrderTrigger } from '../../../nodes/NuvemshopOrderTrigger/NuvemshopOrderTrigger.node.ts';
import { ShopifyOrderTrigger } from '../../../nodes/ShopifyOrderTrigger/ShopifyOrderTrigger.node.ts';
import { StripePaymentTrigger } from '../../../nodes/StripePaymentTrigger/StripePaymentTrigger.node.ts';
import { WhatsAppEventTrigger } from '../../../nodes/WhatsAppEventTrigger/WhatsAppEventTrigger.node.ts';
import { WooCommerceOrderTrigger } from '../../../nodes/WooCommerceOrderTrigger/WooCommerceOrderTrigger.node.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { bookingSources, invoiceSources, leadSources, messageSources, orderSources, paymentSources } from '../../../vendors/index.ts';
import { asaasWorld } from './asaasWorld.mts';
import { calComWorld, calendlyWorld, type BookingWorld } from './bookingWorlds.mts';
import { blingInvoices } from './blingInvoices.mts';
import { focusNfeWorld, simplesTaxes } from './focusNfeWorld.mts';
import { cloudMessages, evolutionMessages, twilioMessages, url, wahaMessages, zApiMessages, type MessageWorld } from './messageWorlds.mts';
import { maria, metaLeadsWorld } from './metaLeadsWorld.mts';
import { nuvemshopWorld } from './nuvemshopWorld.mts';
import { paidOrder } from './order.mts';
import { shopifyWorld } from './shopifyWorld.mts';
import { stripeWorld } from './stripeWorld.mts';
import { wooCommerceWorld } from './wooCommerceWorld.mts';

/** A vendor behind a trigger: its account, and events that it delivers to `url` after the trigger has registered. */
export interface DeliveringVendor {
  readonly node: INodeType;
  readonly vendor: string;
  readonly credentialType: string;
  readonly parameters: Record<string, unknown>;
  open(): Promise<{ connect: () => Connection; happen: () => Promise<Delivery> }>;
}

const shopify: DeliveringVendor = {
  node: new ShopifyOrderTrigger(),
  vendor: 'shopify',
  credentialType: orderSources.shopify.credentialType,
  parameters: { events: ['ORDERS_PAID'] },
  async open() {
    const world = shopifyWorld();
    const happen = async () => {
      world.simulator.placeOrder();
      return world.deliveries(url).findLast(({ headers }) => headers['x-shopify-topic'] === 'orders/paid')!;
    };
    return { connect: () => world.connect(), happen };
  },
};

const asaas: DeliveringVendor = {
  node: new AsaasPaymentTrigger(),
  vendor: 'asaas',
  credentialType: paymentSources.asaas.credentialType,
  parameters: { events: ['PAYMENT_RECEIVED'] },
  async open() {
    const world = asaasWorld();
    const happen = async () => {
      await world.pay('shopify:1001');
      return world.deliveries(url, 'PAYMENT_RECEIVED').at(-1)!;
    };
    return { connect: () => world.connect(), happen };
  },
};

const wooCommerce: DeliveringVendor = {
  node: new WooCommerceOrderTrigger(),
  vendor: 'wooCommerce',
  credentialType: orderSources.wooCommerce.credentialType,
  parameters: { events: ['paid'] },
  async open() {
    const world = wooCommerceWorld();
    const happen = async () => {
      world.simulator.placeOrder();
      return world.deliveries(url, 'order.updated').at(-1)!;
    };
    return { connect: () => world.connect({ settings: world.settings }), happen };
  },
};

const nuvemshop: DeliveringVendor = {
  node: new NuvemshopOrderTrigger(),
  vendor: 'nuvemshop',
  credentialType: orderSources.nuvemshop.credentialType,
  parameters: { events: ['paid'] },
  async open() {
    const world = nuvemshopWorld();
    const happen = async () => {
      world.simulator.placeOrder();
      return world.deliveries(url, 'order/paid').at(-1)!;
    };
    return { connect: () => world.connect({ settings: world.settings }), happen };
  },
};

const stripe: DeliveringVendor = {
  node: new StripePaymentTrigger(),
  vendor: 'stripe',
  credentialType: paymentSources.stripe.credentialType,
  parameters: { events: ['paid'] },
  async open() {
    const world = stripeWorld();
    const happen = async () => {
      world.simulator.checkOut({ overrides: { method: 'card' } });
      await world.clock.sleep(10_000);
      return world.deliveries(url, 'checkout.session.completed').at(-1)!;
    };
    return { connect: () => world.connect({ settings: world.settings }), happen };
  },
};

const metaLeads: DeliveringVendor = {
  node: new MetaLeadsTrigger(),
  vendor: 'metaLeads',
  credentialType: leadSources.metaLeads.credentialType,
  parameters: { page: '1' },
  async open() {
    const world = metaLeadsWorld();
    metaLeads.parameters.page = world.page;
    const happen = async () => {
      world.simulator.submit(maria);
      return (await world.delivered(url)).at(-1)!;
    };
    return { connect: () => world.link(), happen };
  },
};

const invoiceCases: Record<string, DeliveringVendor['open']> = {
  async bling() {
    const world = blingInvoices();
    const happen = async () => {
      await world.invoice();
      return world.about('invoice.updated', 5).at(-1)!;
    };
    return { connect: () => world.connect(), happen };
  },
  async focusNfe() {
    const world = focusNfeWorld();
    let orders = 1000;
    const happen = async () => {
      const number = String(++orders);
      const order = paidOrder(number);
      await world.open().issue({ order, orderNumber: number, key: number, model: 55, sendEmail: false, taxes: simplesTaxes });
      await world.clock.sleep(10_000);
      return world.deliveries(url, 'nfe').at(-1)!;
    };
    return { connect: () => world.connect(), happen };
  },
};

const messageWorlds: Record<string, () => MessageWorld | Promise<MessageWorld>> = {
  whatsappCloud: cloudMessages,
  evolution: evolutionMessages,
  zApi: zApiMessages,
  waha: wahaMessages,
  twilio: twilioMessages,
};

const bookingWorlds: Record<string, () => BookingWorld> = { calendly: calendlyWorld, calCom: calComWorld };

export const deliveringVendors: readonly DeliveringVendor[] = [
  shopify,
  wooCommerce,
  nuvemshop,
  asaas,
  stripe,
  metaLeads,
  ...invoiceSources
    .filter(({ id }) => invoiceCases[id])
    .map(({ id, credentialType }) => ({
      node: new ErpInvoiceTrigger(),
      vendor: id,
      credentialType,
      parameters: { vendor: id, events: ['invoice.authorized'] },
      open: invoiceCases[id]!,
    })),
  ...messageSources.map(({ id, credentialType }) => ({
    node: new WhatsAppEventTrigger(),
    vendor: id,
    credentialType,
    parameters: { vendor: id, events: ['reply.received'] },
    async open() {
      const world = await messageWorlds[id]!();
      const happen = async () => {
        await world.write('Oi');
        return world.deliveries().at(-1)!;
      };
      return { connect: () => world.connect(), happen };
    },
  })),
  ...bookingSources.map(({ id, credentialType }) => ({
    node: new AppointmentTrigger(),
    vendor: id,
    credentialType,
    parameters: { vendor: id, events: ['appointment.booked'] },
    async open() {
      const world = bookingWorlds[id]!();
      const happen = async () => {
        world.book();
        return (await world.delivered(url)).at(-1)!;
      };
      return { connect: () => world.link(), happen };
    },
  })),
];
