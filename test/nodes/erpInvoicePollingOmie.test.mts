/** ERP Invoice Trigger with Omie, which takes the same question once a minute only. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErpInvoiceTrigger } from '../../nodes/ErpInvoiceTrigger/ErpInvoiceTrigger.node.ts';
import { openInvoiceIssuer } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import { triggerHost } from './support/triggerHost.mts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

function ready(world = omieWorld(), staticData: Record<string, unknown> = {}) {
  const host = triggerHost(new ErpInvoiceTrigger(), {
    connect: () => world.connect(),
    credentialType: 'ponteOmieApi',
    parameters: { vendor: 'omie', events: ['invoice.authorized', 'invoice.cancelled'] },
    url: 'https://n8n.loja.example/webhook/1f/webhook',
    staticData,
  });
  /** What starts in so many minutes, a poll in each. */
  const minutes = async (count: number) => {
    const started: unknown[] = [];
    for (let minute = 0; minute < count; minute++) {
      await world.clock.sleep(60_000);
      vi.setSystemTime(world.clock.now());
      started.push(...(await host.poll()).map(({ json }) => json));
    }
    return started;
  };
  const issue = async (number: string) => {
    const { id } = await openInvoiceIssuer(world.connect({ account: `${world.connect().account}-elsewhere` })).issue(goodsRequest(number));
    return id;
  };
  return { world, host, minutes, issue, staticData };
}

test('an invoice that is authorized starts the flow once, within two minutes; what was there at activation does not', async () => {
  const { host, minutes, issue, world } = ready();
  await issue('1001');
  await minutes(2);
  await host.activate();
  const id = await issue('1002');
  expect(await minutes(3)).toMatchObject([
    {
      event: { type: 'invoice.authorized', source: 'omie', correlationId: 'omie:1002' },
      invoice: { id, status: 'authorized', orderNumber: '1002', accessKey: expect.stringMatching(/^\d{44}$/) },
    },
  ]);
  expect(await minutes(3)).toEqual([]);
  expect(world.violations).toEqual([]);
});

test('another process that takes over starts nothing that was started, and all that was not', async () => {
  const { world, minutes, issue, staticData } = ready();
  await minutes(2);
  await issue('1001');
  expect(await minutes(3)).toHaveLength(1);
  const next = ready(world, structuredClone(staticData));
  const id = await issue('1002');
  expect(await next.minutes(5)).toMatchObject([{ invoice: { id, orderNumber: '1002' } }]);
  expect(world.violations).toEqual([]);
});

test('a quiet hour costs a call in two minutes', async () => {
  const { minutes, world } = ready();
  expect(await minutes(60)).toEqual([]);
  expect(world.calls).toHaveLength(30);
  expect(world.violations).toEqual([]);
});

test('a delivery that says it is Omie’s is refused: it could be anybody’s', async () => {
  const { host } = ready();
  const rawBody = Buffer.from('{"topic":"NFe.NotaAutorizada","appKey":"1","event":{}}');
  expect(await host.arrive({ headers: {}, rawBody, receivedAt: '' })).toMatchObject({ status: 401, items: [] });
});
