/** ERP Invoice Trigger in n8n, with Bling's deliveries. */
import { describe, expect, test } from 'vitest';
import { ErpInvoiceTrigger } from '../../nodes/ErpInvoiceTrigger/ErpInvoiceTrigger.node.ts';
import { execute as getShopifyOrder } from '../../nodes/ShopifyOrder/order/get.operation.ts';
import { recipientParameter } from '../../nodes/WhatsAppNotify/message/recipient.ts';
import { subjectOf } from '../../nodes/WhatsAppNotify/message/subject.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { signPayload } from '../../vendors/bling/events/signature.ts';
import { invoiceSources } from '../../vendors/index.ts';
import { blingInvoices, url } from '../contracts/support/blingInvoices.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';
import { triggerHost } from './support/triggerHost.mts';

const trigger = new ErpInvoiceTrigger();
const authorized = 5;

async function activated(
  parameters: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
  through: (connection: Connection) => Connection = (connection) => connection,
) {
  const world = blingInvoices();
  const host = triggerHost(trigger, {
    connect: () => through(world.connect(settings)),
    credentialType: 'ponteBlingOAuth2Api',
    parameters: { vendor: 'bling', events: ['invoice.authorized'], ...parameters },
    url,
  });
  await host.activate();
  return { world, ...host };
}

describe('the node', () => {
  test('is fast: its webhook holds no expression and its version is above 1', () => {
    expect(JSON.stringify(trigger.description.webhooks)).not.toContain('"=');
    expect(trigger.description.version).toBe(2);
  });

  test('has a list of events for each vendor, and tells what to set up where the vendor has no API for it', () => {
    const { properties } = trigger.description;
    for (const { id, topics, setUp } of invoiceSources) {
      const shown = properties.filter(({ displayOptions }) => displayOptions?.show?.vendor?.includes(id));
      const events = shown.find(({ name }) => name === 'events')!;
      expect(events.options!.map((option) => (option as { value: string }).value).toSorted()).toEqual([...topics].toSorted());
      expect(events.default).toEqual(['invoice.authorized']);
      expect(shown.find(({ type }) => type === 'notice')?.displayName).toBe(setUp);
    }
  });
});

describe('a delivery of Bling', () => {
  test('of an authorized invoice starts the flow with everything that later steps want', async () => {
    const { world, arrive } = await activated();
    const { id, number } = await world.invoice();
    const { items, status } = await arrive(world.about('invoice.updated', authorized)[0]!);
    expect(status).toBe(200);
    expect(items).toHaveLength(1);
    expect(Object.keys(items[0]!.json)).toEqual(['event', 'invoice']);
    expect(items[0]!.json).toMatchObject({
      event: { type: 'invoice.authorized', source: 'bling', correlationId: `bling:${number}` },
      invoice: {
        vendor: 'bling',
        id,
        model: 55,
        status: 'authorized',
        orderNumber: number,
        accessKey: world.simulator.invoices()[0]!.accessKey,
        customer: { name: 'Ana Souza', phone: '+5531988887777', taxId: { type: 'CPF', value: '52998224725' } },
      },
    });
  });

  test('forged, changed on the way, empty or 3 MB of nothing: 401, and nothing starts', async () => {
    const { world, arrive } = await activated();
    await world.invoice();
    const [one] = world.about('invoice.updated', authorized);
    const forged = { ...one!, headers: { ...one!.headers, 'x-bling-signature-256': signPayload(one!.rawBody, 'a guess') } };
    const changed = { ...one!, rawBody: Buffer.from(one!.rawBody.toString().replace('"situacao":5', '"situacao":2')) };
    const empty = { ...one!, rawBody: Buffer.alloc(0) };
    const huge = { ...one!, rawBody: Buffer.alloc(3_000_000, 'x') };
    for (const delivery of [forged, changed, empty, huge]) expect(await arrive(delivery)).toMatchObject({ status: 401, items: [] });
  });

  test('at a credential without its secret is let in by nobody', async () => {
    const { world, arrive } = await activated({}, { clientSecret: '' });
    await world.invoice();
    const [one] = world.about('invoice.updated', authorized);
    const signedWithNothing = { ...one!, headers: { ...one!.headers, 'x-bling-signature-256': signPayload(one!.rawBody, '') } };
    expect((await arrive(one!)).status).toBe(401);
    expect((await arrive(signedWithNothing)).status).toBe(401);
  });

  test('that comes twice starts the flow once', async () => {
    const { world, arrive } = await activated();
    await world.invoice();
    const [one] = world.about('invoice.updated', authorized);
    expect((await arrive(one!)).items).toHaveLength(1);
    expect(await arrive(one!)).toMatchObject({ status: 200, items: [] });
  });

  test('all events of one invoice, in any order and twice, start one flow', async () => {
    const { world, arrive } = await activated({ events: ['invoice.authorized', 'invoice.created', 'invoice.sent'] });
    await world.invoice();
    const all = [...world.about('invoice.updated'), ...world.about('invoice.created')].reverse();
    expect(all.length).toBeGreaterThan(2);
    const started = [];
    for (const delivery of [...all, ...all]) started.push(...(await arrive(delivery)).items);
    expect(started.map(({ json }) => (json.event as { type: string }).type)).toEqual(['invoice.authorized']);
  });

  test('with the payload where the user wants it', async () => {
    const { world, arrive } = await activated({ 'options.includeRaw': true });
    await world.invoice();
    const { items } = await arrive(world.about('invoice.updated', authorized)[0]!);
    expect(items[0]!.json).toMatchObject({ raw: { event: 'invoice.updated', data: { situacao: 5 } } });
  });

  test('that Bling cannot explain now is handed back, and taken when it comes again', async () => {
    let mayRead = false;
    const denied = { answered: true as const, status: 403, headers: {}, body: { error: { type: 'insufficient_scope' } } };
    const { world, arrive, logged } = await activated({}, {}, (connection) => ({
      ...connection,
      transport: async (request) => (mayRead ? await connection.transport(request) : denied),
    }));
    await world.invoice();
    const [one] = world.about('invoice.updated', authorized);
    expect(await arrive(one!)).toMatchObject({ status: 503, items: [] });
    expect(logged.at(-1)).toContain('auth insufficient_scope');
    mayRead = true;
    expect((await arrive(one!)).items).toHaveLength(1);
  });
});

describe('what later steps make of the item', () => {
  const received = async () => {
    const { world, arrive } = await activated();
    const { number } = await world.invoice();
    const { items } = await arrive(world.about('invoice.updated', authorized)[0]!);
    return { json: items[0]!.json, number };
  };

  test('WhatsApp Notify finds the phone, and the words of a template', async () => {
    const { json, number } = await received();
    const context = oneItem(json, { recipientFrom: 'item' });
    const subject = subjectOf(context, 0);
    expect(recipientParameter(context, 0, subject)).toBe('+5531988887777');
    expect(subject.correlationId).toBe(`bling:${number}`);
    const { accessKey, pdfUrl } = json.invoice as { accessKey: string; pdfUrl: string };
    expect(subject.variables).toMatchObject({ first_name: 'Ana', order_number: number, invoice_key: accessKey, invoice_url: pdfUrl });
  });

  test('Shopify Order, Get, finds the order of the invoice by its number', async () => {
    const { json, number } = await received();
    const asked: unknown[] = [];
    const order = paidOrder(number);
    const keeper = { get: async (reference: unknown) => (asked.push(reference), order) } as never;
    expect(await getShopifyOrder(oneItem(json, { getBy: 'item' }), 0, keeper)).toMatchObject({ documents: { order } });
    expect(asked).toEqual([{ number }]);
  });
});
