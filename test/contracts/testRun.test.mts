/**
 * The orange button: n8n registers the test URL, and while the delivery comes in it names the production URL. Whoever makes a token or a
 * signature of the URL has to use the registered one, in n8n that can be asked for it and in n8n that cannot.
 */
import type { INodeType } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { AppointmentTrigger } from '../../nodes/AppointmentTrigger/AppointmentTrigger.node.ts';
import { AsaasPaymentTrigger } from '../../nodes/AsaasPaymentTrigger/AsaasPaymentTrigger.node.ts';
import { ErpInvoiceTrigger } from '../../nodes/ErpInvoiceTrigger/ErpInvoiceTrigger.node.ts';
import { MetaLeadsTrigger } from '../../nodes/MetaLeadsTrigger/MetaLeadsTrigger.node.ts';
import { ShopifyOrderTrigger } from '../../nodes/ShopifyOrderTrigger/ShopifyOrderTrigger.node.ts';
import { StripePaymentTrigger } from '../../nodes/StripePaymentTrigger/StripePaymentTrigger.node.ts';
import { WhatsAppEventTrigger } from '../../nodes/WhatsAppEventTrigger/WhatsAppEventTrigger.node.ts';
import { NuvemshopOrderTrigger } from '../../nodes/NuvemshopOrderTrigger/NuvemshopOrderTrigger.node.ts';
import { WooCommerceOrderTrigger } from '../../nodes/WooCommerceOrderTrigger/WooCommerceOrderTrigger.node.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { deliveredUrl, registeredUrl } from '../../runtime/host/webhookUrl.ts';
import { bookingSources, invoiceSources, leadSources, messageSources, orderSources, paymentSources } from '../../vendors/index.ts';
import { fakeN8n } from '../nodes/support/fakeN8n.mts';
import { triggerHost } from '../nodes/support/triggerHost.mts';
import { asaasWorld } from './support/asaasWorld.mts';
import { calComWorld, calendlyWorld, type BookingWorld } from './support/bookingWorlds.mts';
import { blingInvoices } from './support/blingInvoices.mts';
import { focusNfeWorld, simplesTaxes } from './support/focusNfeWorld.mts';
import {
  cloudMessages,
  evolutionMessages,
  twilioMessages,
  url as testUrl,
  wahaMessages,
  zApiMessages,
  type MessageWorld,
} from './support/messageWorlds.mts';
import { maria, metaLeadsWorld } from './support/metaLeadsWorld.mts';
import { paidOrder } from './support/order.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';
import { stripeWorld } from './support/stripeWorld.mts';
import { nuvemshopWorld } from './support/nuvemshopWorld.mts';
import { wooCommerceWorld } from './support/wooCommerceWorld.mts';

const productionUrl = 'https://entregas.loja.example/n8n/webhook/9d/webhook';

/** A vendor behind a trigger: its account, and one event that it delivers to the test URL after the trigger has registered. */
interface Case {
  readonly node: INodeType;
  readonly vendor: string;
  readonly credentialType: string;
  readonly parameters: Record<string, unknown>;
  open(): Promise<{ connect: () => Connection; happen: () => Promise<Delivery> }>;
}

const shopify: Case = {
  node: new ShopifyOrderTrigger(),
  vendor: 'shopify',
  credentialType: orderSources.shopify.credentialType,
  parameters: { events: ['ORDERS_PAID'] },
  async open() {
    const world = shopifyWorld();
    const happen = async () => {
      world.simulator.placeOrder();
      return world.deliveries(testUrl).find(({ headers }) => headers['x-shopify-topic'] === 'orders/paid')!;
    };
    return { connect: () => world.connect(), happen };
  },
};

const asaas: Case = {
  node: new AsaasPaymentTrigger(),
  vendor: 'asaas',
  credentialType: paymentSources.asaas.credentialType,
  parameters: { events: ['PAYMENT_RECEIVED'] },
  async open() {
    const world = asaasWorld();
    const happen = async () => {
      await world.pay('shopify:1001');
      return world.deliveries(testUrl, 'PAYMENT_RECEIVED').at(-1)!;
    };
    return { connect: () => world.connect(), happen };
  },
};

const wooCommerce: Case = {
  node: new WooCommerceOrderTrigger(),
  vendor: 'wooCommerce',
  credentialType: orderSources.wooCommerce.credentialType,
  parameters: { events: ['paid'] },
  async open() {
    const world = wooCommerceWorld();
    const happen = async () => {
      world.simulator.placeOrder();
      return world.deliveries(testUrl, 'order.updated').at(-1)!;
    };
    return { connect: () => world.connect({ settings: world.settings }), happen };
  },
};

const nuvemshop: Case = {
  node: new NuvemshopOrderTrigger(),
  vendor: 'nuvemshop',
  credentialType: orderSources.nuvemshop.credentialType,
  parameters: { events: ['paid'] },
  async open() {
    const world = nuvemshopWorld();
    const happen = async () => {
      world.simulator.placeOrder();
      return world.deliveries(testUrl, 'order/paid').at(-1)!;
    };
    return { connect: () => world.connect({ settings: world.settings }), happen };
  },
};

const stripe: Case = {
  node: new StripePaymentTrigger(),
  vendor: 'stripe',
  credentialType: paymentSources.stripe.credentialType,
  parameters: { events: ['paid'] },
  async open() {
    const world = stripeWorld();
    const happen = async () => {
      world.simulator.checkOut({ overrides: { method: 'card' } });
      await world.clock.sleep(10_000);
      return world.deliveries(testUrl, 'checkout.session.completed').at(-1)!;
    };
    return { connect: () => world.connect({ settings: world.settings }), happen };
  },
};

const metaLeads: Case = {
  node: new MetaLeadsTrigger(),
  vendor: 'metaLeads',
  credentialType: leadSources.metaLeads.credentialType,
  parameters: { page: '1' },
  async open() {
    const world = metaLeadsWorld();
    metaLeads.parameters.page = world.page;
    const happen = async () => {
      world.simulator.submit(maria);
      return (await world.delivered(testUrl)).at(-1)!;
    };
    return { connect: () => world.link(), happen };
  },
};

const invoiceCases: Record<string, Case['open']> = {
  async bling() {
    const world = blingInvoices();
    const happen = async () => {
      await world.invoice();
      return world.about('invoice.updated', 5)[0]!;
    };
    return { connect: () => world.connect(), happen };
  },
  async focusNfe() {
    const world = focusNfeWorld();
    const happen = async () => {
      const order = paidOrder('1001');
      await world.open().issue({ order, orderNumber: '1001', key: '1001', model: 55, sendEmail: false, taxes: simplesTaxes });
      await world.clock.sleep(10_000);
      return world.deliveries(testUrl, 'nfe').at(-1)!;
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

const cases: readonly Case[] = [
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
        return (await world.delivered(testUrl)).at(-1)!;
      };
      return { connect: () => world.link(), happen };
    },
  })),
];

beforeEach(() => {
  // The simulated vendors' day.
  vi.useFakeTimers({ now: Date.parse('2026-11-24T12:00:00Z'), toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('every vendor that delivers to a trigger is among the cases', () => {
  const watched = new Set(['olistTiny', 'omie']);
  const delivering = invoiceSources.filter(({ id }) => !watched.has(id));
  expect(invoiceSources.length - delivering.length).toBe(watched.size);
  const expected = [
    ...Object.keys(orderSources),
    ...Object.keys(paymentSources),
    ...Object.keys(leadSources),
    ...[...delivering, ...messageSources, ...bookingSources].map(({ id }) => id),
  ];
  expect(cases.map(({ vendor }) => vendor)).toEqual(expected);
});

describe.each([true, false])('where n8n can be asked for the URL of a test run: %s', (knowsResourceUrl) => {
  test.each(cases)('a test run of $vendor gets what the vendor delivers', async ({ node, credentialType, parameters, open }) => {
    const { connect, happen } = await open();
    const host = triggerHost(node, {
      connect,
      credentialType,
      parameters,
      url: testUrl,
      urlInWebhook: productionUrl,
      knowsResourceUrl,
      mode: 'manual',
    });
    await host.activate();
    const arrived = await host.arrive(await happen());
    expect(arrived.status).toBe(200);
    expect(arrived.items).toHaveLength(1);
  });
});

test('what n8n names as the URL of this delivery comes before what was remembered of an earlier test run', () => {
  const { hook, webhook } = fakeN8n({ mode: 'manual', workflow: 'moved', url: 'https://old.example/webhook-test/1' });
  registeredUrl(hook);
  const newer = 'https://new.example/webhook-test/1';
  expect(deliveredUrl(webhook({ getWebhookResourceUrl: () => newer }))).toBe(newer);
  expect(deliveredUrl(webhook({}))).toBe('https://old.example/webhook-test/1');
});

test.each([
  ['manual', 'http://127.0.0.1:5678/webhook-test/1f/webhook', /N8N_EDITOR_BASE_URL/],
  ['trigger', 'http://127.0.0.1:5678/webhook/1f/webhook', /WEBHOOK_URL/],
] as const)(
  'an address that the vendor cannot reach (%s) is told in the message itself, with the setting of n8n',
  async (mode, url, setting) => {
    const { connect } = await shopify.open();
    const { node, credentialType, parameters } = shopify;
    const host = triggerHost(node, { connect, credentialType, parameters, url, mode });
    const refusal: Error = await host.activate().then(
      () => new Error('it was taken'),
      (error: Error) => error,
    );
    expect(refusal.message).toMatch(setting);
    expect(refusal.message).toContain('public https address');
  },
);
