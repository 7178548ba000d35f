/** ERP Invoice Trigger with a vendor whose webhooks prove nothing: its invoices are looked through every minute. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ErpInvoiceTrigger } from '../../nodes/ErpInvoiceTrigger/ErpInvoiceTrigger.node.ts';
import { openInvoiceIssuer } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { olistTinyWorld, type OlistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { triggerHost } from './support/triggerHost.mts';

beforeEach(() => {
  // The simulated vendors' day.
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z'), toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const url = 'https://n8n.loja.example/webhook/1f/webhook';

function hostOf(world: OlistTinyWorld, staticData: Record<string, unknown> = {}, events = ['invoice.authorized']) {
  return triggerHost(new ErpInvoiceTrigger(), {
    connect: () => world.connect(),
    credentialType: 'ponteOlistTinyOAuth2Api',
    parameters: { vendor: 'olistTiny', events },
    url,
    staticData,
  });
}

/** The order is invoiced, by whomever, and SEFAZ decides. */
async function issue(world: OlistTinyWorld, number: string) {
  const request = { order: paidOrder(number), orderNumber: number, key: number, model: 55 as const, sendEmail: false };
  const { id } = await openInvoiceIssuer(world.connect()).issue(request);
  await world.clock.sleep(20_000);
  return id;
}

const threads = (items: readonly { json: object }[]) =>
  items.map(({ json }) => (json as { event: { correlationId: string } }).event.correlationId);

describe('every minute', () => {
  test('what is newly authorized starts the flow once; what was there at activation does not', async () => {
    const world = olistTinyWorld();
    await issue(world, '1001');
    const host = hostOf(world);
    expect(await host.poll()).toEqual([]);
    await host.activate();
    const id = await issue(world, '1002');
    const items = await host.poll();
    expect(items.map(({ json }) => json)).toMatchObject([
      {
        event: { type: 'invoice.authorized', source: 'olistTiny', correlationId: 'olistTiny:1002' },
        invoice: { id, status: 'authorized', orderNumber: '1002', pdfUrl: expect.stringContaining('https://') },
      },
    ]);
    expect(await host.poll()).toEqual([]);
    expect(world.violations).toEqual([]);
  });

  test('costs one call while nothing happens', async () => {
    const world = olistTinyWorld();
    const host = hostOf(world);
    await host.poll();
    const before = world.calls.length;
    await host.poll();
    expect(world.operations().slice(before)).toHaveLength(1);
  });

  test('a rejection comes with SEFAZ’s code; sent again and authorized, it comes as that', async () => {
    const world = olistTinyWorld();
    const host = hostOf(world, {}, ['invoice.rejected', 'invoice.authorized']);
    await host.poll();
    world.simulator.setSefaz({ rejectProbability: 1, rejections: [{ code: '778', reason: 'Informado NCM inexistente' }] });
    await issue(world, '1001');
    expect((await host.poll()).map(({ json }) => json)).toMatchObject([{ invoice: { status: 'rejected', rejection: { code: '778' } } }]);
    world.simulator.setSefaz({ rejectProbability: 0 });
    await issue(world, '1001');
    expect((await host.poll()).map(({ json }) => json)).toMatchObject([{ invoice: { status: 'authorized' } }]);
  });

  test('what is cancelled between the list and the look at it comes once, as cancelled', async () => {
    const world = olistTinyWorld();
    const host = hostOf(world, {}, ['invoice.authorized', 'invoice.cancelled']);
    await host.poll();
    await issue(world, '1001');
    const cancelled = (row: unknown) => ({ ...(row as object), situacao: 3 });
    const isRecord = (body: unknown) => 'situacao' in (body as object);
    world.alterAnswers((body) => (isRecord(body) ? cancelled(body) : body));
    const first = await host.poll();
    world.alterAnswers((body) => {
      const { itens } = body as { itens?: object[] };
      return isRecord(body) ? cancelled(body) : itens ? { ...(body as object), itens: itens.map(cancelled) } : body;
    });
    const items = [...first, ...(await host.poll()), ...(await host.poll())];
    expect(items.map(({ json }) => json)).toMatchObject([{ event: { type: 'invoice.cancelled' } }]);
  });

  test('what came about while n8n was off starts when it is back', async () => {
    const world = olistTinyWorld();
    const kept: Record<string, unknown> = {};
    await hostOf(world, kept).poll();
    await issue(world, '1001');
    expect(threads(await hostOf(world, structuredClone(kept)).poll())).toEqual(['olistTiny:1001']);
  });

  test('another process that takes over starts nothing that was started, and all that was not', async () => {
    const world = olistTinyWorld();
    const kept: Record<string, unknown> = {};
    const first = hostOf(world, kept);
    await first.poll();
    await issue(world, '1001');
    expect(threads(await first.poll())).toEqual(['olistTiny:1001']);
    await issue(world, '1002');
    const second = hostOf(world, structuredClone(kept));
    expect(threads(await second.poll())).toEqual(['olistTiny:1002']);
    expect(await second.poll()).toEqual([]);
  });

  test('what came about while the workflow was switched off does not', async () => {
    const world = olistTinyWorld();
    const host = hostOf(world);
    await host.activate();
    await host.poll();
    await host.deactivate();
    await issue(world, '1001');
    expect(await host.poll()).toEqual([]);
  });

  test('what could not be read is read a minute later', async () => {
    const world = olistTinyWorld();
    const host = hostOf(world);
    await host.poll();
    await issue(world, '1001');
    const denied = { answered: true as const, status: 403, headers: {}, body: { mensagem: 'Sem permissão' } };
    let isDenied = true;
    const troubled = triggerHost(new ErpInvoiceTrigger(), {
      connect: () => {
        const connection = world.connect();
        return {
          ...connection,
          transport: async (request) => (isDenied && /\/notas\/\d/.test(request.url) ? denied : await connection.transport(request)),
        };
      },
      credentialType: 'ponteOlistTinyOAuth2Api',
      parameters: { vendor: 'olistTiny', events: ['invoice.authorized'] },
      url,
      staticData: host.staticData,
    });
    expect(await troubled.poll()).toEqual([]);
    isDenied = false;
    expect(threads(await troubled.poll())).toEqual(['olistTiny:1001']);
  });
});

test('a webhook that says it is Olist Tiny’s is refused: it could be anybody’s', async () => {
  const { arrive } = hostOf(olistTinyWorld());
  const rawBody = Buffer.from('{"cnpj":"1","tipo":"nota_fiscal","dados":{"idNotaFiscalTiny":1}}');
  expect(await arrive({ headers: {}, rawBody, receivedAt: '' })).toMatchObject({ status: 401, items: [] });
});
