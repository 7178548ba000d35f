/** What Bling's events turn out to be. */
import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { isSignedByBling, signPayload } from '../../../vendors/bling/events/signature.ts';
import { openOrderStock } from '../../../vendors/bling/stock/orderStock.ts';
import { blingInvoices, url } from '../../contracts/support/blingInvoices.mts';

type World = ReturnType<typeof blingInvoices>;

const everything = ['invoice.authorized', 'invoice.cancelled', 'invoice.created', 'invoice.denied', 'invoice.rejected', 'invoice.sent'];
const [pending, rejected, authorized] = [1, 4, 5];

const read = async (world: World, delivery: Delivery, topics = everything) => await world.open().read(delivery, { url, topics });

/** An event as Bling words it, about something of the world's. */
function event(name: string, data: object, over: object = {}): Delivery {
  const body = { eventId: '01945027-150e-72b4-e7cf-4943a042cd9c', date: '2026-11-24 12:00:03', version: 'v1', event: name, companyId: 'x' };
  return { headers: {}, rawBody: Buffer.from(JSON.stringify({ ...body, data, ...over })), receivedAt: '2026-11-24T15:00:09.000Z' };
}

describe('the signature', () => {
  test('is that of a known vector', () => {
    // printf '{"eventId":"1"}' | openssl dgst -sha256 -hmac segredo
    const signature = 'sha256=77958a9424cfaaf355cee3d1dc1201a80a73abc1b608aaf2e935ca3a8464acbc';
    expect(signPayload(Buffer.from('{"eventId":"1"}'), 'segredo')).toBe(signature);
    expect(isSignedByBling(Buffer.from('{"eventId":"1"}'), signature, 'segredo')).toBe(true);
    expect(isSignedByBling(Buffer.from('{"eventId":"1"}'), signature, '')).toBe(false);
  });
});

describe('an event about an invoice', () => {
  test('that comes late reports what is so now, not what was', async () => {
    const world = blingInvoices();
    await world.invoice();
    const [created] = world.about('invoice.created', pending);
    const [happened] = await read(world, created!);
    expect(happened).toMatchObject({ event: { type: 'invoice.authorized' }, document: { invoice: { status: 'authorized' } } });
  });

  test('of a status that nobody waits for starts nothing and costs no call', async () => {
    const world = blingInvoices();
    await world.invoice();
    const before = world.calls.length;
    expect(await read(world, world.about('invoice.created', pending)[0]!, ['invoice.authorized'])).toEqual([]);
    expect(world.calls.length - before).toBe(0);
  });

  test('that is wanted costs one call; one more for the reason of a rejection', async () => {
    const world = blingInvoices();
    await world.invoice();
    let before = world.calls.length;
    await read(world, world.about('invoice.updated', authorized)[0]!);
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['nfe.get']);

    world.simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Informado NCM inexistente' }] });
    await world.invoice();
    before = world.calls.length;
    const [happened] = await read(world, world.about('invoice.updated', rejected)[0]!);
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['nfe.get', 'document.xml']);
    expect(happened).toMatchObject({
      event: { type: 'invoice.rejected' },
      document: { invoice: { status: 'rejected', rejection: { code: '778', reason: expect.stringContaining('NCM') } } },
    });
    expect(world.violations).toEqual([]);
  });

  test('says once that it is authorized, and tells a rejection from the next one', async () => {
    const world = blingInvoices();
    const { id } = await world.invoice();
    const news = async (situacao: number) => (await read(world, event('invoice.updated', { id: Number(id), tipo: 1, situacao })))[0]?.news;
    const printed = 6;
    expect(await news(authorized)).toEqual(expect.any(String));
    expect(await news(printed)).toBe(await news(authorized));

    world.simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Informado NCM inexistente' }] });
    await world.invoice(55, '2001');
    const first = (await read(world, world.about('invoice.updated', rejected).at(-1)!))[0]?.news;
    world.simulator.setSefaz({ rejections: [{ code: '233', reason: 'IE do destinatário não cadastrada' }] });
    await world.invoice(55, '2001');
    const second = (await read(world, world.about('invoice.updated', rejected).at(-1)!))[0]?.news;
    expect([first, second]).toEqual([expect.any(String), expect.any(String)]);
    expect(second).not.toBe(first);
  });

  test('is one of an NFC-e, too', async () => {
    const world = blingInvoices();
    const { number } = await world.invoice(65);
    const [happened] = await read(world, world.about('consumer_invoice.updated', authorized)[0]!);
    expect(happened?.document.invoice).toMatchObject({ model: 65, status: 'authorized', orderNumber: number });
  });

  test('starts nothing where a supplier issued it, where it is deleted, or where it is another company’s', async () => {
    const world = blingInvoices();
    const { id } = await world.invoice();
    const own = { id: Number(id), tipo: 1, situacao: authorized };
    expect(await read(world, event('invoice.updated', own))).toHaveLength(1);
    expect(await read(world, event('invoice.updated', { ...own, tipo: 0 }))).toEqual([]);
    expect(await read(world, event('invoice.deleted', { id: Number(id) }))).toEqual([]);
    expect(await read(world, event('invoice.updated', { ...own, id: 999 }))).toEqual([]);
  });

  test('whose status is not told or not known is looked up', async () => {
    const world = blingInvoices();
    const { id } = await world.invoice();
    expect(await read(world, event('invoice.updated', { id: Number(id) }))).toHaveLength(1);
    expect(await read(world, event('invoice.updated', { id, situacao: 77, futuro: [] }))).toHaveLength(1);
  });

  test('knows when it happened: in Brasília’s time, in another where it says so, and when it came where it says nothing', async () => {
    const world = blingInvoices();
    const { id } = await world.invoice();
    const at = async (date: unknown) => (await read(world, event('invoice.updated', { id }, { date })))[0]?.event.occurredAt;
    expect(await at('2026-11-24 12:00:03')).toBe('2026-11-24T15:00:03.000Z');
    expect(await at('2026-11-24T12:00:03+00:00')).toBe('2026-11-24T12:00:03.000Z');
    expect(await at(undefined)).toBe('2026-11-24T15:00:09.000Z');
  });

  test('that cannot be read is handed back', async () => {
    const world = blingInvoices();
    for (const rawBody of ['', 'not json', '[]', '{"event":"invoice"}']) {
      const delivery = { ...event('x', {}), rawBody: Buffer.from(rawBody) };
      await expect(read(world, delivery), rawBody).rejects.toMatchObject({ failure: { class: 'validation', code: 'unreadableEvent' } });
      expect(world.open().deduplicationKey(delivery)).toEqual(expect.any(String));
    }
  });

  test('of a resource that this node does not know starts nothing', async () => {
    const world = blingInvoices();
    expect(await read(world, event('order.created', { id: 1 }))).toEqual([]);
    expect(await read(world, event('tomorrow.invented', { id: 1 }))).toEqual([]);
  });
});

describe('an event about stock', () => {
  const moved = async () => {
    const world = blingInvoices();
    const { number, order } = await world.invoice();
    await openOrderStock(world.connect()).deductOrder({ order, orderNumber: number, key: number, location: null });
    return world;
  };

  test('tells how much of the SKU there is to sell now, in the form that Stock Update takes', async () => {
    const world = await moved();
    for (const resource of ['stock.created', 'virtual_stock.updated']) {
      const happened = await read(world, world.about(resource)[0]!, ['stock.changed']);
      const quantity = world.simulator.stockOf('CAM-ALG-M');
      expect(happened[0]).toMatchObject({
        event: { type: 'stock.changed', correlationId: 'bling:stock:CAM-ALG-M' },
        document: { stock: [{ vendor: 'bling', sku: 'CAM-ALG-M', location: null, quantity }], products: [{ sku: 'CAM-ALG-M', quantity }] },
      });
    }
    expect(world.violations).toEqual([]);
  });

  test('costs one call, and none where nobody waits for it', async () => {
    const world = await moved();
    const before = world.calls.length;
    expect(await read(world, world.about('stock.created')[0]!)).toEqual([]);
    expect(world.calls.length - before).toBe(0);
    await read(world, world.about('stock.created')[0]!, ['stock.changed']);
    expect(world.calls.slice(before).map(({ operation }) => operation)).toEqual(['product.get']);
  });

  test('of a product that is gone, or that has no SKU, starts nothing', async () => {
    const world = blingInvoices();
    expect(await read(world, event('stock.created', { produto: { id: 999 } }), ['stock.changed'])).toEqual([]);
    expect(await read(world, event('stock.created', {}), ['stock.changed'])).toEqual([]);
  });
});
