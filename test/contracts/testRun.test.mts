/**
 * The orange button: n8n registers the test URL, and while the delivery comes in it names the production URL. Whoever makes a token or a
 * signature of the URL has to use the registered one, in n8n that can be asked for it and in n8n that cannot.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deliveredUrl, registeredUrl } from '../../runtime/host/webhookUrl.ts';
import { bookingSources, invoiceSources, leadSources, messageSources, orderSources, paymentSources } from '../../vendors/index.ts';
import { fakeN8n } from '../nodes/support/fakeN8n.mts';
import { triggerHost } from '../nodes/support/triggerHost.mts';
import { deliveringVendors } from './support/deliveringVendors.mts';
import { url as testUrl } from './support/messageWorlds.mts';

const productionUrl = 'https://entregas.loja.example/n8n/webhook/9d/webhook';

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
  expect(deliveringVendors.map(({ vendor }) => vendor)).toEqual(expected);
});

describe.each([true, false])('where n8n can be asked for the URL of a test run: %s', (knowsResourceUrl) => {
  test.each(deliveringVendors)(
    'a test run of $vendor gets what the vendor delivers',
    async ({ node, credentialType, parameters, open }) => {
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
    },
  );
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
    const { node, credentialType, parameters, open } = deliveringVendors.find(({ vendor }) => vendor === 'shopify')!;
    const { connect } = await open();
    const host = triggerHost(node, { connect, credentialType, parameters, url, mode });
    const refusal: Error = await host.activate().then(
      () => new Error('it was taken'),
      (error: Error) => error,
    );
    expect(refusal.message).toMatch(setting);
    expect(refusal.message).toContain('public https address');
  },
);
