/**
 * WooCommerce Order Trigger: each delivery is a new order. Ours notes with the order what it has told, which is one call within the pace that a
 * small store bears, for several orders of a rush together; n8n's own hands on what came. The store's side of the calls is answered here.
 */
import { createHmac } from 'node:crypto';
import { compareTriggers, numbered, type Comparison } from './compareTriggers.mts';
import type { BenchOptions } from './run.mts';

/** Orders from here on are the bench's. */
const first = 1_000_000;

/** With {n} in the place of its number. */
let template = '';
let orderNumber = '';

const json = { 'content-type': 'application/json' };

/** Paid just now, as what a store delivers at once. */
const dated = (text: string) => text.replaceAll('{now}', new Date().toISOString().slice(0, 19));

const wooCommerce: Comparison = {
  name: 'bench-woocommerce-trigger',
  seed: 43,
  instead(_host, { url }) {
    if (/\/wp-json\/wc\/v3\/orders\/batch$/.test(url)) return Response.json({ update: [] });
    const id = Number(/\/wp-json\/wc\/v3\/orders\/(\d+)(?:\?|$)/.exec(url)?.[1]);
    return id >= first ? new Response(dated(template.replaceAll('{n}', String(id))), { headers: json }) : undefined;
  },
  async triggers({ rest, world, credentials }) {
    const { fixtures, secrets } = world.vendors.wooCommerce;
    ({ orderNumber } = world.vendors.wooCommerce.placeOrder());
    const id = await rest.createCredential('Built-in', 'wooCommerceApi', {
      ...secrets,
      url: fixtures.shopUrl,
      includeCredentialsInQuery: false,
    });
    return {
      ours: {
        type: 'n8n-nodes-ponte.wooCommerceOrderTrigger',
        typeVersion: 2,
        parameters: { events: ['paid'] },
        credentials: { ponteWooCommerceApi: credentials.ponteWooCommerceApi! },
      },
      builtIn: {
        type: 'n8n-nodes-base.wooCommerceTrigger',
        typeVersion: 1,
        parameters: { event: 'order.updated' },
        credentials: { wooCommerceApi: { id, name: 'Built-in' } },
      },
    };
  },
  deliveries({ world }, target) {
    const { wooCommerce: store } = world.vendors;
    // Bought before, so that the store itself tells of nothing, and paid with the webhooks there, so that it is news.
    const order = { ...store.payload(orderNumber), id: '{id}', number: '{n}', date_paid_gmt: '{now}', date_modified_gmt: '{now}' };
    template = JSON.stringify(order).replace('"{id}"', '{n}');
    const own = store.webhooks().find(({ url, topic }) => url.includes(`bench-${target}`) && topic === 'order.updated');
    const next = numbered(template, { ours: first, builtIn: 2 * first }[target] ?? 3 * first);
    return () => {
      const body = dated(next().text);
      const headers = {
        'content-type': 'application/json',
        'x-wc-webhook-source': `${store.fixtures.shopUrl}/`,
        'x-wc-webhook-topic': 'order.updated',
        'x-wc-webhook-resource': 'order',
        'x-wc-webhook-event': 'updated',
        'x-wc-webhook-id': String(own?.id ?? 1),
        'x-wc-webhook-signature': createHmac('sha256', own?.secret ?? 'none')
          .update(body)
          .digest('base64'),
      };
      return { body, headers };
    };
  },
};

export const wooCommerceTrigger = async (options: BenchOptions): Promise<object> => await compareTriggers(wooCommerce, options);
