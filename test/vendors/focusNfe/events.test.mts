/** What Focus NFe's deliveries turn out to be. */
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { ErpInvoiceTrigger } from '../../../nodes/ErpInvoiceTrigger/ErpInvoiceTrigger.node.ts';
import { openInvoiceSource } from '../../../vendors/focusNfe/events/invoiceSource.ts';
import { focusNfeWorld, nationalRepair, repair, simplesTaxes } from '../../contracts/support/focusNfeWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { onWrite } from '../../contracts/support/simulatedVendor.mts';
import { triggerHost } from '../../nodes/support/triggerHost.mts';

const url = 'https://n8n.loja.example/webhook/1f/webhook';
const everything = ['invoice.authorized', 'invoice.cancelled', 'invoice.denied', 'invoice.rejected'];

async function shop() {
  const world = focusNfeWorld();
  const source = openInvoiceSource(world.connect());
  await source.registerWebhooks({ url, topics: everything });
  return {
    ...world,
    read: async (delivery: Delivery, topics = everything) => await source.read(delivery, { url, topics }),
    async issue(number: string) {
      const request = { order: paidOrder(number), orderNumber: number, key: number, model: 55 as const, sendEmail: false };
      const { id } = await world.open().issue({ ...request, taxes: simplesTaxes });
      await world.clock.sleep(10_000);
      return id;
    },
    last: () => world.deliveries(url).at(-1)!,
  };
}

describe('a delivery', () => {
  test('tells order and customer, for one call', async () => {
    const { issue, read, last, calls, violations } = await shop();
    const id = await issue('1001');
    const before = calls.length;
    const [happened] = await read(last());
    expect(calls.slice(before).map(({ operation }) => operation)).toEqual(['nfe.get']);
    expect(happened).toMatchObject({
      event: { type: 'invoice.authorized', source: 'focusNfe', correlationId: 'focusNfe:1001' },
      document: {
        invoice: {
          id,
          status: 'authorized',
          orderNumber: '1001',
          customer: { name: 'Ana Souza', phone: '+5531988887777', taxId: { type: 'CPF', value: '52998224725' } },
        },
      },
    });
    expect(violations).toEqual([]);
  });

  test('of a cancellation comes as such, and a late one before it reports what is so now', async () => {
    const { issue, read, open, deliveries } = await shop();
    const id = await issue('1001');
    await open().cancel(id, 55, 'O cliente desistiu da compra');
    const [authorized, cancelled] = deliveries(url);
    const told = [...(await read(authorized!)), ...(await read(cancelled!))];
    expect(told.map(({ event }) => event.type)).toEqual(['invoice.cancelled', 'invoice.cancelled']);
    expect(told[0]!.news).toBe(told[1]!.news);
    expect(await read(authorized!, ['invoice.authorized'])).toEqual([]);
  });

  test('of a rejection holds SEFAZ’s code and reason; one that nobody waits for costs no call', async () => {
    const { issue, read, last, calls, simulator } = await shop();
    simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Informado NCM inexistente' }] });
    await issue('1001');
    expect((await read(last()))[0]).toMatchObject({
      event: { type: 'invoice.rejected' },
      document: { invoice: { rejection: { code: '778' } } },
    });
    const before = calls.length;
    expect(await read(last(), ['invoice.authorized'])).toEqual([]);
    expect(calls).toHaveLength(before);
  });

  test('without a ref, or of a document that is gone, starts nothing; one that cannot be read is handed back', async () => {
    const { read } = await shop();
    const delivery = (body: string) => ({ headers: {}, rawBody: Buffer.from(body), receivedAt: '2026-11-24T15:00:00.000Z' });
    expect(await read(delivery('{"status":"autorizado"}'))).toEqual([]);
    expect(await read(delivery('{"status":"autorizado","ref":"gone"}'))).toEqual([]);
    for (const body of ['', '[]', 'no json', '{}']) {
      await expect(read(delivery(body)), body).rejects.toMatchObject({ failure: { code: 'unreadableEvent' } });
    }
  });
});

describe('the hooks of a company that issues NFS-e', () => {
  const system = (serviceSystem: 'city' | 'national') => {
    const world = focusNfeWorld({ serviceSystem });
    const source = openInvoiceSource(world.connect());
    return { world, subscribe: async () => await source.registerWebhooks({ url, topics: everything }), source };
  };

  test.each([
    ['city', 'nfse', repair],
    ['national', 'nfsen', nationalRepair],
  ] as const)('(%s system) tell what becomes of one, too, for one call a delivery', async (serviceSystem, event, service) => {
    const { world, subscribe, source } = system(serviceSystem);
    expect(await subscribe()).toMatchObject({ created: ['nfe', event] });
    const before = world.calls.length;
    expect(await subscribe()).toEqual({ created: [], repaired: [], removed: [] });
    expect(world.operations().slice(before)).toEqual(['hook.list']);
    const order = paidOrder('1001');
    const request = { order, orderNumber: '1001', key: 'shopify:1001:invoice', model: 'nfse' as const, sendEmail: false, service };
    const { id } = await world.open().issue(request);
    await world.clock.sleep(60_000);
    const asked = world.calls.length;
    const [happened] = await source.read(world.deliveries(url, event).at(-1)!, { url, topics: everything });
    expect(world.operations().slice(asked)).toEqual([`${event}.get`]);
    expect(happened).toMatchObject({
      event: { type: 'invoice.authorized', correlationId: 'focusNfe:1001' },
      document: { invoice: { id, model: 'nfse', status: 'authorized', orderNumber: '1001' } },
    });
    expect(happened!.document.invoice).not.toHaveProperty('customer');
    await source.removeWebhooks({ url, topics: everything });
    expect(world.simulator.hooks()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test.each([1, 2])('are each made once, though the answer to the making of hook %i is lost', async (k) => {
    const { world, subscribe } = system('city');
    world.inject(onWrite(k, 'lostAnswer'));
    await subscribe();
    expect(world.simulator.hooks().map(({ event }) => event)).toEqual(['nfe', 'nfse']);
  });
});

describe('ERP Invoice Trigger with Focus NFe', () => {
  const activated = async () => {
    const world = focusNfeWorld();
    const host = triggerHost(new ErpInvoiceTrigger(), {
      connect: () => world.connect(),
      credentialType: 'ponteFocusNfeApi',
      parameters: { vendor: 'focusNfe', events: ['invoice.authorized'] },
      url,
    });
    await host.activate();
    return { world, ...host };
  };

  test('registers its hook, starts the flow once, and takes the hook along', async () => {
    const { world, arrive, deactivate } = await activated();
    const request = { order: paidOrder('1001'), orderNumber: '1001', key: '1001', model: 55 as const, sendEmail: false };
    await world.open().issue({ ...request, taxes: simplesTaxes });
    await world.clock.sleep(10_000);
    const delivery = world.deliveries(url).at(-1)!;
    expect((await arrive({ ...delivery, headers: { ...delivery.headers, 'x-ponte-token': 'a guess' } })).status).toBe(401);
    expect((await arrive(delivery)).items).toHaveLength(1);
    expect(await arrive(delivery)).toMatchObject({ status: 200, items: [] });
    await deactivate();
    expect(world.simulator.hooks()).toEqual([]);
  });

  test('makes the hook again that somebody deleted', async () => {
    const { world, poll, logged } = await activated();
    world.simulator.reset();
    expect(await poll()).toEqual([]);
    expect(world.simulator.hooks()).toMatchObject([
      { url, event: 'nfe' },
      { url, event: 'nfse' },
    ]);
    expect(logged.at(-1)).toContain('created nfe');
  });
});
