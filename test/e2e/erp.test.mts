/** The ERPs in the real n8n: one paid order through four issuers and from one stock to another, and what their triggers hear of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import type { RunItem, WorkflowNode } from '../../sandbox/n8n/rest.mts';
import { publicUrl, startSession, type Session } from '../../sandbox/run/session.mts';
import { settle } from '../../sandbox/run/settle.mts';

const minute = 60_000;

/** Credential by vendor, as the nodes name them. */
const credentialTypes: Record<string, string> = {
  bling: 'ponteBlingOAuth2Api',
  focusNfe: 'ponteFocusNfeApi',
  olistTiny: 'ponteOlistTinyOAuth2Api',
  omie: 'ponteOmieApi',
  shopify: 'ponteShopifyApi',
  wooCommerce: 'ponteWooCommerceApi',
};

/** Omie last: SEFAZ's answer may be asked for there a minute later only, and n8n works on one branch after the other. */
const issuers = ['bling', 'olistTiny', 'focusNfe', 'omie'] as const;
const reporting = ['bling', 'focusNfe', 'olistTiny'] as const;

let session: Session;
let flowId: string;
const triggerIds: Record<string, string> = {};
const blingHook = randomUUID();

const credentialOf = (vendor: string) => ({ [credentialTypes[vendor]!]: session.credentials[credentialTypes[vendor]!]! });

const node = (name: string, type: string, vendor: string, parameters: Record<string, unknown>, over: Partial<WorkflowNode> = {}) => ({
  id: randomUUID(),
  name,
  type: `n8n-nodes-ponte.${type}`,
  typeVersion: type.endsWith('Trigger') ? 2 : 1,
  position: [0, 0] as [number, number],
  parameters,
  credentials: credentialOf(vendor),
  ...over,
});

const to = (name: string) => ({ node: name, type: 'main', index: 0 });

/** What an issuer has to be told: the shop's orders have no NCM, and Focus NFe keeps no products. */
const settings: Partial<Record<string, object>> = { focusNfe: { taxDetails: { ncm: '09012100' } } };

/** An order that is paid goes to every issuer, and the goods' stock from Bling to WooCommerce. Nothing is mapped. */
async function publishFlow(): Promise<string> {
  const branches = issuers.map((vendor, index) => [
    node(`Issue ${vendor}`, 'erpInvoice', vendor, { vendor, operation: 'issue', ...settings[vendor] }, { position: [260, index * 200] }),
    node(`Download ${vendor}`, 'erpInvoice', vendor, { vendor, operation: 'download' }, { position: [520, index * 200] }),
  ]);
  const stock = [
    node('Read stock', 'stockUpdate', 'bling', { vendor: 'bling', operation: 'get' }, { position: [260, -200] }),
    node('Set stock', 'stockUpdate', 'wooCommerce', { vendor: 'wooCommerce', operation: 'set' }, { position: [520, -200] }),
  ];
  const all = [stock, ...branches];
  const { id } = await session.rest.createWorkflow({
    name: 'Paid orders',
    nodes: [node('Paid', 'shopifyOrderTrigger', 'shopify', { events: ['ORDERS_PAID'] }, { webhookId: randomUUID() }), ...all.flat()],
    connections: {
      Paid: { main: [all.map(([first]) => to(first!.name))] },
      ...Object.fromEntries(all.map(([first, second]) => [first!.name, { main: [[to(second!.name)]] }])),
    },
    settings: { executionOrder: 'v1' },
  });
  await session.rest.activate(id);
  return id;
}

async function publishTrigger(vendor: string): Promise<string> {
  const webhookId = vendor === 'bling' ? blingHook : randomUUID();
  const { id } = await session.rest.createWorkflow({
    name: `Authorized at ${vendor}`,
    nodes: [
      node('Authorized', 'erpInvoiceTrigger', vendor, { vendor, events: ['invoice.authorized'] }, { webhookId }),
      { id: randomUUID(), name: 'Done', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [260, 0], parameters: {} },
    ],
    connections: { Authorized: { main: [[to('Done')]] } },
    settings: { executionOrder: 'v1' },
  });
  await session.rest.activate(id);
  return id;
}

beforeAll(async () => {
  session = await startSession({ seed: 41, name: 'e2e-erp', say: (line) => console.log(`  ${line}`) });
  // What a person does in the panel of the app.
  session.world.vendors.bling.subscribe(`${publicUrl}/webhook/${blingHook}/webhook`, ['invoice.*', 'consumer_invoice.*']);
  for (const vendor of reporting) triggerIds[vendor] = await publishTrigger(vendor);
  flowId = await publishFlow();
});

afterAll(async () => {
  await session?.stop();
});

/** What the last run of a node gave out. */
async function outputs(workflowId: string): Promise<(name: string) => RunItem[]> {
  const [last] = await session.rest.executions(workflowId);
  const { runs, error } = await session.rest.execution(last!.id);
  expect(error).toBeUndefined();
  return (name) => runs[name]?.[0]?.[0] ?? [];
}

async function executionsOf(workflowId: string, patienceMs: number) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const executions = await session.rest.executions(workflowId);
    if (executions.some(({ status }) => status === 'success') || Date.now() > end) return executions;
    await wait(500);
  }
}

interface Documents {
  order: { number: string };
  invoice: { status: string; accessKey: string; orderNumber: string };
}

describe('a paid order', () => {
  let orderNumber: string;

  test('is authorized by all four issuers, each with its key and its XML as a file', async () => {
    const { world, rest } = session;
    world.vendors.wooCommerce.sell('CAF-MOI-250', 4);
    orderNumber = world.vendors.shopify.placeOrder({ paid: true, overrides: { items: [{ sku: 'CAF-MOI-250', quantity: 2 }] } }).orderNumber;
    await settle(world, rest, { workflowIds: [flowId], patienceMs: 3 * minute });
    const output = await outputs(flowId);
    for (const vendor of issuers) {
      const [item] = output(`Download ${vendor}`);
      const { order, invoice } = item!.json as unknown as Documents;
      expect([order.number, invoice.orderNumber, invoice.status], vendor).toEqual([orderNumber, orderNumber, 'authorized']);
      expect(invoice.accessKey).toMatch(/^\d{44}$/);
      expect(item!.binary, vendor).toMatchObject({
        xml: { fileName: `${invoice.accessKey}.xml`, mimeType: 'application/xml' },
        danfe: { fileName: `${invoice.accessKey}.pdf`, mimeType: 'application/pdf' },
      });
    }
    const invoices = world.ledger().filter(({ kind }) => kind === 'invoice');
    expect(invoices.map(({ vendor, status }) => [vendor, status]).toSorted()).toEqual(
      issuers.map((vendor) => [vendor, 'authorized']).toSorted(),
    );
    expect(world.violations).toEqual([]);
  });

  test('has the ERP’s stock of its goods set in the other shop', async () => {
    const { bling, wooCommerce } = session.world.vendors;
    const output = await outputs(flowId);
    const [item] = output('Set stock');
    const left = bling.stockOf('CAF-MOI-250');
    expect(item!.json.stock).toMatchObject([{ vendor: 'wooCommerce', sku: 'CAF-MOI-250', after: left, delta: 4, status: 'moved' }]);
    expect(wooCommerce.product('CAF-MOI-250')?.quantity).toBe(left);
  });

  test.each(reporting)('is reported once by the trigger for %s', async (vendor) => {
    const executions = await executionsOf(triggerIds[vendor]!, 2 * minute);
    expect(executions.map(({ status }) => status)).toEqual(['success']);
    const [item] = (await outputs(triggerIds[vendor]!))('Done');
    expect(item!.json).toMatchObject({
      event: { type: 'invoice.authorized', source: vendor, correlationId: `${vendor}:${orderNumber}` },
      invoice: { status: 'authorized', orderNumber },
    });
    expect(session.world.violations).toEqual([]);
  });
});

test('a delivery that Bling did not sign is answered 401 and starts nothing', async () => {
  const { bling } = session.world.vendors;
  const before = await session.rest.executions(triggerIds.bling!);
  const body = JSON.stringify({
    eventId: 'forged',
    date: '2026-11-24',
    version: 'v1',
    event: 'invoice.updated',
    companyId: 'x',
    data: { id: 1, situacao: 5 },
  });
  const signed = (secret: string, text = body) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const signatures = [undefined, signed('a guess'), signed(bling.secrets.clientSecret, `${body} `)];
  for (const signature of signatures) {
    const headers = { 'content-type': 'application/json', ...(signature ? { 'x-bling-signature-256': signature } : {}) };
    const address = `${session.n8n.url}/webhook/${blingHook}/webhook`;
    const answer = await axios.post(address, body, {
      headers,
      proxy: false,
      validateStatus: () => true,
      transformRequest: [(data: string) => data],
    });
    expect(answer.status).toBe(401);
  }
  expect(await session.rest.executions(triggerIds.bling!)).toEqual(before);
});

test.each([
  ['stockUpdate', 'bling', 'getLocations', 'Geral (default)'],
  ['stockUpdate', 'omie', 'getLocations', undefined],
  ['erpInvoice', 'bling', 'getOperationNatures', 'Venda de mercadorias'],
  ['erpInvoice', 'bling', 'getPaymentMethods', 'Pix'],
])('the dropdown of %s for %s (%s) holds what the ERP has', async (type, vendor, method, name) => {
  const choices = await session.rest.choices(node('x', type, vendor, { vendor }), method);
  expect(choices.length).toBeGreaterThan(0);
  if (name) expect(choices.map((choice) => choice.name)).toContain(name);
});
