/**
 * Lines that break and logins that end, through n8n's own wrapping of them: what a node makes of it hangs on what n8n leaves of the
 * error, and that has changed from version to version.
 */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FaultRule } from '../../sandbox/world/faults.mts';
import { paidOrder } from '../contracts/support/order.mts';
import '../support/quickHost.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(7);
  inProcess.world.clock.setSpeed(50);
});

afterAll(async () => {
  await inProcess.stop();
});

afterEach(() => {
  inProcess.world.faults.set([]);
});

const customer = '+5531988887777';

let orders = 7000;

function itemOfOrder(number = String(++orders)): INodeExecutionData {
  return { json: { event: { correlationId: `shopify:${number}` }, order: { ...paidOrder(number) } as unknown as IDataObject } };
}

function strike(vendor: string, operation: string, kind: FaultRule['kind'], times = 1): void {
  inProcess.world.faults.set([{ vendor, operation, kind, times }]);
}

const struck = (vendor: string) => inProcess.world.faults.injected.filter((fault) => fault.vendor === vendor).length;

async function run(type: string, parameters: IDataObject, item: INodeExecutionData) {
  const chain = [{ type, parameters: parameters as never, onError: 'continueErrorOutput' as const }];
  const result = await runChain(packageFlow(inProcess.world, chain, [item], ' on broken lines'));
  expect(result.error).toBeUndefined();
  return result;
}

describe.each(['whatsappCloud', 'twilio', 'evolution'] as const)('a message by %s', (vendor) => {
  const send = { vendor, operation: 'sendText', text: 'Oi {first_name}' };
  const sent = () => inProcess.world.vendors[vendor].messages().length;

  test.each(['lostAnswer', 'reset'] as const)(
    'of which nobody knows (%s) is "unknown", and run again it says so and is not sent twice',
    async (kind) => {
      const simulator = inProcess.world.vendors[vendor];
      if ('openWindow' in simulator) simulator.openWindow(customer);
      const before = { sent: sent(), struck: struck(vendor) };
      const item = itemOfOrder();
      strike(vendor, vendor === 'evolution' ? 'message.sendText' : 'message.send', kind);
      const first = await run('whatsAppNotify', send, item);
      expect(struck(vendor)).toBe(before.struck + 1);
      expect(first.output('whatsAppNotify')[0]?.json.message).toMatchObject({ vendor, status: 'unknown' });
      const second = await run('whatsAppNotify', send, item);
      expect(second.output('whatsAppNotify', 2)[0]?.json.error).toMatchObject({ code: 'messageUnclear' });
      expect(sent()).toBe(before.sent + 1);
    },
  );
});

describe('a sale and its invoice', () => {
  const issue = { vendor: 'bling', operation: 'issue' };

  test.each([
    ['sale.create', 'lostAnswer'],
    ['nfe.send', 'lostAnswer'],
    ['*', 'reset'],
  ] as const)('are made once where the line of %s breaks (%s)', async (operation, kind) => {
    const { bling } = inProcess.world.vendors;
    const item = itemOfOrder();
    const { number } = item.json.order as { number: string };
    const before = struck('bling');
    strike('bling', operation, kind);
    const { output } = await run('erpInvoice', issue, item);
    expect(struck('bling')).toBe(before + 1);
    expect(output('erpInvoice')[0]?.json.invoice).toMatchObject({ status: 'authorized', orderNumber: number });
    const ofOrder = ({ orderNumber }: { orderNumber: string }) => orderNumber === number;
    expect([bling.sales().filter(ofOrder).length, bling.invoices().filter(ofOrder).length]).toEqual([1, 1]);
  });
});

describe('a login that ends', () => {
  const tokenCalls = (vendor: string) => inProcess.calls(vendor).filter((call) => call === 'oauth.token').length;

  test('is renewed within the call, and the call made', async () => {
    const chain = [{ type: 'erpInvoice', parameters: { vendor: 'bling', operation: 'issue' } }];
    const flow = packageFlow(inProcess.world, chain, [itemOfOrder()], ' ended');
    inProcess.world.vendors.bling.expireTokens();
    const before = tokenCalls('bling');
    const result = await runChain(flow);
    expect(result.error).toBeUndefined();
    expect(result.output('erpInvoice')[0]?.json.invoice).toMatchObject({ status: 'authorized' });
    expect(tokenCalls('bling')).toBe(before + 1);
  });

  test('and is refused for good is told as such', async () => {
    const chain = [{ type: 'whatsAppNotify', parameters: { vendor: 'twilio', operation: 'sendText', text: 'Oi' } }];
    const flow = packageFlow(inProcess.world, chain, [itemOfOrder()], ' refused');
    flow.credentials['ponteTwilioApi refused']!.data.authToken = 'wrong';
    flow.chain[0]!.onError = 'continueErrorOutput';
    const before = inProcess.world.vendors.twilio.messages().length;
    const result = await runChain(flow);
    expect(result.output('whatsAppNotify', 2)[0]?.json.error).toMatchObject({ class: 'auth', vendor: 'twilio', retryable: false });
    expect(inProcess.world.vendors.twilio.messages()).toHaveLength(before);
  });
});

test('the execution carries the order’s thread', async () => {
  const item = itemOfOrder();
  const { run: execution } = await run('erpInvoice', { vendor: 'bling', operation: 'preflight' }, item);
  expect(execution.data.resultData.metadata).toEqual({ correlationId: (item.json.event as IDataObject).correlationId });
});
