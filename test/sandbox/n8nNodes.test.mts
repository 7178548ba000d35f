/** What n8n's own nodes of a shop ask, as it was recorded: a simulator that is right answers each. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWithSpecification } from '../support/specifications.mts';
import { openAccount } from './stripe/account.mts';
import { openShop } from './wooCommerce/shop.mts';

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

interface Recording {
  readonly title: string;
  readonly node: string;
  readonly requests: readonly Recorded[];
}

/** Nothing of the package needs them. */
const notSimulated = ['customer create'];

describeWithSpecification('n8n-nodes/recordings.json', 'the nodes of n8n itself', (file) => {
  const { recordings } = JSON.parse(readFileSync(file, 'utf8')) as { recordings: readonly Recording[] };
  const of = (start: string) => recordings.filter(({ node, title }) => node.startsWith(start) && !notSimulated.includes(title));

  test('ask the simulated WooCommerce nothing that it does not know', async () => {
    expect(of('WooCommerce/').length).toBeGreaterThan(4);
    for (const { title, requests } of of('WooCommerce/')) {
      const shop = openShop();
      const ids = Array.from({ length: 101 }, () => shop.woo.placeOrder().id);
      const made = await shop.post('/webhooks', { topic: 'order.created', delivery_url: 'https://n8n.example.com/webhook/wid-1/webhook' });
      for (const { method, url, body } of requests) {
        const path = new URL(url).pathname + new URL(url).search;
        const here = path
          .replace('/wp-json/wc/v3', '')
          .replace(/\/orders\/\d+/, `/orders/${ids[0]}`)
          .replace(/\/webhooks\/\d+/, `/webhooks/${made.body.id}`);
        const { status } = await shop.send(method, here, body);
        expect([title, method, here, [200, 201].includes(status)]).toEqual([title, method, here, true]);
      }
      expect([title, shop.violations]).toEqual([title, []]);
    }
  });

  test('ask the simulated Stripe nothing that it does not know', async () => {
    expect(of('Stripe/').length).toBeGreaterThan(4);
    for (const { title, requests } of of('Stripe/')) {
      const account = openAccount();
      for (let count = 0; count < 11; count++) account.stripe.checkOut({ overrides: { method: 'card' } });
      const { id } = await account.listen();
      const charges = (await account.get('/charges')).body.data as { id: string }[];
      for (const { method, url, body } of requests) {
        const here = url.replace('https://api.stripe.com/v1', '').replace('we_1', id).replace('ch_1', charges.at(-1)!.id);
        const { status } = await account.fetch(`https://api.stripe.com/v1${here}`, {
          method,
          // As n8n sends them: without a version.
          headers: { Authorization: `Bearer ${account.stripe.secrets.secretKey}`, 'Content-Type': 'application/x-www-form-urlencoded' },
          ...(body === undefined ? {} : { body }),
        });
        expect([title, method, here, status]).toEqual([title, method, here, 200]);
      }
      expect([title, account.violations]).toEqual([title, []]);
    }
  });
});
