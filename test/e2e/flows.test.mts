/** The templates in the real n8n, with the package installed from its tarball, against the world. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHmac } from 'node:crypto';
import axios from 'axios';
import { credentialData } from '../../sandbox/n8n/credentialData.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';
import { templates } from '../../sandbox/run/templates.mts';
import { tryTemplate } from '../../sandbox/run/tryTemplate.mts';

const say = (line: string) => console.log(`  ${line}`);

describe('a good day', () => {
  let session: Session;

  beforeAll(async () => {
    session = await startSession({ seed: 11, name: 'e2e-good', say });
  });

  afterAll(async () => {
    await session?.stop();
  });

  test('every paid order gets one invoice, one label, its stock moved, a fulfilment and a message', async () => {
    const result = await tryTemplate(session, templates['order-to-delivery']!, { count: 6, say });
    expect(result.erroredOrders).toEqual([]);
    expect(result.lostOrders).toEqual([]);
    expect(result.doubledEffects).toEqual([]);
    expect(session.world.violations).toEqual([]);
    expect(result).toMatchObject({ invoices: { authorized: 6, rejected: 0 }, shipments: 6, fulfillments: 6, messages: 6 });
  });

  test('the message on the phone names the customer, the order and the tracking number of its label', async () => {
    const shipments = session.world.ledger().filter(({ kind }) => kind === 'shipment');
    const texts = session.world.vendors.whatsappCloud.messages().map(({ text }) => text);
    expect(shipments.length).toBeGreaterThan(0);
    for (const { orderNumber, detail } of shipments) {
      const tracking = String(detail?.tracking);
      expect(texts.filter((text) => text.includes(tracking) && text.includes(orderNumber!))).toHaveLength(1);
    }
  });

  test('the shop sees by its tag that an order went through', () => {
    const orders = session.world.vendors.shopify.orders();
    expect(orders).toHaveLength(6);
    expect(orders.filter(({ tags }) => !tags.includes('ponte-ok'))).toEqual([]);
  });

  test('a payment received at Asaas gets its sale invoiced and its customer told', async () => {
    const result = await tryTemplate(session, templates['payment-to-invoice']!, { count: 4, say });
    expect(result.erroredOrders).toEqual([]);
    expect(result).toMatchObject({ invoices: { authorized: 4 }, messages: 4, lost: 0, doubled: 0, violations: 0 });
  });

  test('the test button of every credential says yes', async () => {
    for (const [type, { name, data }] of Object.entries(credentialData(session.world))) {
      const { id } = session.credentials[type]!;
      expect(await session.rest.testCredential(id, name, type, data), type).toMatchObject({ status: 'OK' });
    }
  });

  test('the test button of a credential that is wrong says in words what is', async () => {
    const data = credentialData(session.world);
    const press = async (type: string, change: Record<string, unknown>) => {
      const { name, data: right } = data[type]!;
      return await session.rest.testCredential(session.credentials[type]!.id, name, type, { ...right, ...change });
    };
    const wrong: [string, Record<string, unknown>, RegExp][] = [
      ['ponteAsaasApi', { apiKey: '$aact_prod_wrong' }, /Asaas does not know this API key/],
      ['ponteFocusNfeApi', { token: 'wrong' }, /does not know this token/],
      ['ponteMelhorEnvioApi', { accessToken: 'wrong' }, /does not know this token/],
      ['ponteMelhorEnvioApi', { contactEmail: 'x' }, /"Contact Email" is not an e-mail address/],
      ['ponteTwilioApi', { authToken: 'wrong' }, /does not accept this Auth Token/],
      ['ponteTwilioApi', { sender: '11999999999' }, /"Sender Number" must begin with \+/],
      ['ponteWhatsAppCloudApi', { accessToken: 'wrong' }, /does not accept this "Access Token"/],
      ['ponteWahaApi', { apiKey: 'wrong' }, /does not know this API key/],
      ['ponteEvolutionApi', { apiKey: 'wrong' }, /does not know this API key/],
      ['ponteNuvemshopApi', { accessToken: 'wrong' }, /does not accept "Access Token"/],
      ['ponteWooCommerceApi', { consumerSecret: 'cs_wrong' }, /Consumer Key and Consumer Secret/],
    ];
    for (const [type, change, words] of wrong) {
      const { status, message } = await press(type, change);
      expect({ type, status, message }).toEqual({ type, status: 'Error', message: expect.stringMatching(words) });
    }
  });

  test('n8n asks nobody outside the world', () => {
    expect(session.unknownHosts).toEqual([]);
  });
});

describe('deliveries that are not the vendor’s', () => {
  let session: Session;
  let workflowId: string;
  let url: string;

  beforeAll(async () => {
    session = await startSession({ seed: 12, name: 'e2e-forged', say });
    workflowId = await session.runTemplate('order-to-delivery.json');
    url = registeredUrl(session);
  });

  afterAll(async () => {
    await session?.stop();
  });

  test('a forged, an unsigned and a tampered delivery are answered 401 and start nothing', async () => {
    const body = JSON.stringify({ id: 1, admin_graphql_api_id: 'gid://shopify/Order/1' });
    const secret = session.world.vendors.shopify.secrets.clientSecret;
    const signed = createHmac('sha256', secret).update(body).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/paid',
      'x-shopify-shop-domain': 'loja-ponte.myshopify.com',
      'x-shopify-event-id': 'forged-1',
    };
    const attempts = [
      { body, headers },
      { body, headers: { ...headers, 'x-shopify-hmac-sha256': createHmac('sha256', 'guess').update(body).digest('base64') } },
      { body: body.replace('1', '2'), headers: { ...headers, 'x-shopify-hmac-sha256': signed } },
      { body, headers: { ...headers, 'x-shopify-hmac-sha256': signed, 'x-shopify-shop-domain': 'other.myshopify.com' } },
    ];
    const statuses = await Promise.all(attempts.map(async (attempt) => await post(url, attempt.body, attempt.headers)));
    expect(statuses).toEqual([401, 401, 401, 401]);
    expect(await session.rest.executions(workflowId)).toEqual([]);
  });

  test('an awkward order stops whole, with the field named and the way on, and no vendor is asked in vain', async () => {
    const { shopify, bling } = session.world.vendors;
    const order = shopify.placeOrder({ paid: true, overrides: { awkward: 'noTaxId' } });
    await settle(session.world, session.rest, { workflowIds: [workflowId], patienceMs: 120_000 });
    const [execution] = await session.rest.executions(workflowId);
    expect(execution).toMatchObject({ status: 'error' });
    const { runs, error } = await session.rest.execution(execution!.id);
    const [item] = runs['Shopify Order Trigger']![0]![0]!;
    expect(item!.json).toMatchObject({ order: { number: order.orderNumber }, event: { correlationId: `shopify:${order.orderNumber}` } });
    expect(error).toMatchObject({ node: 'ERP Invoice', message: expect.stringContaining('order.customer.taxId') });
    expect(error!.description).toContain('press "Retry"');
    expect(bling.sales()).toEqual([]);
  });

  test('a login that was taken away ends activation with a reason that says what to do', async () => {
    const wrong = await session.rest.createCredential('Wrong Shopify', 'ponteShopifyApi', {
      shop: 'loja-ponte',
      clientId: 'nobody',
      clientSecret: 'nothing',
    });
    await session.rest.deactivate(workflowId);
    const id = await session.placeTemplate('order-to-delivery.json', { ponteShopifyApi: { id: wrong, name: 'Wrong Shopify' } });
    await expect(session.rest.activate(id)).rejects.toThrow(/Shopify/);
  });
});

function registeredUrl(session: Session): string {
  const [subscription] = session.world.vendors.shopify.subscriptions();
  return subscription!.uri.replace('https://n8n.loja-ponte.example', session.n8n.url);
}

async function post(address: string, body: string, headers: Record<string, string>): Promise<number> {
  const answer = await axios.post(address, body, {
    headers,
    proxy: false,
    validateStatus: () => true,
    transformRequest: [(data: string) => data],
  });
  return answer.status;
}
