/** Omie as a source of events: its register of issued invoices is looked through, at the pace that it allows. */
import { describe, expect, test } from 'vitest';
import type { TimeWindow } from '../../../domain/ports/eventSource.ts';
import { openInvoiceSource } from '../../../vendors/omie/events/invoiceSource.ts';
import { openInvoiceIssuer } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { omieWorld } from '../../contracts/support/omieWorld.mts';

const dayMs = 86_400_000;
const all = ['invoice.authorized', 'invoice.cancelled', 'invoice.denied'];

function ready() {
  const world = omieWorld();
  const { clock } = world;
  /** Another program's: nothing of it is remembered here. */
  const elsewhere = () => openInvoiceIssuer(world.connect({ account: `${world.connect().account}-elsewhere` }));
  const lists = () => world.calls.filter(({ operation }) => operation === 'invoice.list');
  return {
    world,
    lists,
    async issue(number: string, issuer = elsewhere()) {
      const { id } = await issuer.issue(goodsRequest(number));
      await clock.sleep(10_000);
      return id;
    },
    async look(topics = all) {
      const window: TimeWindow = { since: new Date(clock.now() - 2 * dayMs).toISOString(), until: new Date(clock.now()).toISOString() };
      return await openInvoiceSource(world.connect()).listed!(window, { url: '', topics });
    },
    cancel: async (id: string) => {
      const { fetch } = world.simulator.app;
      const { appKey, appSecret } = world.simulator.secrets;
      const body = { call: 'CancelarPedidoVenda', app_key: appKey, app_secret: appSecret, param: [{ nCodPed: Number(id) }] };
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      await fetch(new Request('https://app.omie.com.br/api/v1/produtos/pedidovendafat/', init));
    },
  };
}

describe('the invoices of the last days', () => {
  test('are none where Omie has none', async () => {
    const { look, world } = ready();
    expect(await look()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('are events with everything that later steps want, oldest first', async () => {
    const { issue, look, world } = ready();
    const ids = [await issue('1001'), await issue('1002')];
    await world.clock.sleep(61_000);
    const listed = await look();
    expect(listed.map(({ subject }) => subject)).toEqual(ids.map((id) => `${id}:authorized`));
    expect(await listed[0]!.read()).toMatchObject({
      event: { id: `${ids[0]}:authorized`, type: 'invoice.authorized', source: 'omie', correlationId: 'omie:1001' },
      document: {
        invoice: { id: ids[0], status: 'authorized', model: 55, orderNumber: '1001', pdfUrl: expect.stringContaining('https://') },
      },
    });
    expect(world.violations).toEqual([]);
  });

  test('are told apart by what became of them', async () => {
    const { issue, look, cancel, world } = ready();
    const id = await issue('1001');
    await cancel(id);
    world.simulator.setSefaz({ denyProbability: 1 });
    await issue('1002');
    world.simulator.setSefaz({ denyProbability: 0, rejectProbability: 1 });
    await issue('1003');
    await world.clock.sleep(61_000);
    const listed = await look();
    const events = await Promise.all(listed.map(async ({ read }) => (await read())?.event));
    expect(events.map((event) => [event?.type, event?.correlationId])).toEqual([
      ['invoice.cancelled', 'omie:1001'],
      ['invoice.denied', 'omie:1002'],
    ]);
    expect(await look(['invoice.authorized'])).toEqual([]);
  });

  test('are asked for once in a minute at most, however often somebody looks', async () => {
    const { look, lists, world } = ready();
    for (let minute = 0; minute < 10; minute++) {
      await look();
      await look();
      await world.clock.sleep(60_000);
    }
    expect(lists()).toHaveLength(5);
    expect(world.violations).toEqual([]);
  });

  test('come by the hundred', async () => {
    const { issue, look, lists, world } = ready();
    await issue('1001');
    world.alterAnswers((body) => ({ ...(body as object), total_de_paginas: 3 }));
    await look();
    expect(lists().map(({ body }) => (body as { param: object[] }).param[0])).toMatchObject([
      { pagina: 1, registros_por_pagina: 100, tpNF: '1', ordem_decrescente: 'S', dEmiInicial: '22/11/2026', dEmiFinal: '24/11/2026' },
      { pagina: 2 },
    ]);
  });
});

describe('what is read of one', () => {
  test('is asked anew where this process knows only what there was before SEFAZ decided', async () => {
    const { look, world } = ready();
    const issuer = openInvoiceIssuer(world.connect());
    const { id } = await issuer.issue(goodsRequest('1001'));
    await world.clock.sleep(61_000);
    world.simulator.setSefaz({ delayMs: [50_000, 50_000] });
    const { id: slow } = await issuer.issue(goodsRequest('1002'));
    await world.clock.sleep(20_000);
    expect((await issuer.get(slow, 55)).status).toBe('processing');
    await world.clock.sleep(40_000);
    const [first, second] = await look();
    expect((await first!.read())?.event.id).toBe(`${id}:authorized`);
    expect((await failureOf(second!.read())).failure.class).toBe('transient');
    await world.clock.sleep(61_000);
    expect((await second!.read())?.event.id).toBe(`${slow}:authorized`);
    expect(world.violations).toEqual([]);
  });

  test('is nothing where it was cancelled since: the list will have that as another line', async () => {
    const { issue, look, cancel, world } = ready();
    const id = await issue('1001');
    const [listed] = await look();
    await cancel(id);
    expect(await listed!.read()).toBeUndefined();
    await world.clock.sleep(61_000);
    expect((await look()).map(({ subject }) => subject)).toEqual([`${id}:cancelled`]);
  });

  test('is nothing that was made without a sale, or a number that was voided', async () => {
    const { issue, look, world } = ready();
    await issue('1001');
    const without = (name: 'compl' | 'ide', field: object) =>
      world.alterAnswers((body) => {
        const { nfCadastro, ...rest } = body as { nfCadastro?: Record<string, object>[] };
        return { ...rest, nfCadastro: nfCadastro?.map((row) => ({ ...row, [name]: { ...row[name], ...field } })) };
      });
    without('compl', { nIdPedido: 0 });
    expect(await look()).toEqual([]);
    await world.clock.sleep(61_000);
    without('ide', { dInut: '24/11/2026' });
    expect(await look()).toEqual([]);
  });
});
