/** A text by each gateway under n8n's own engine: its login, its bodies and its refusals on the wire. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
});

afterAll(async () => {
  await inProcess.stop();
});

const gateways = ['evolution', 'zApi', 'waha', 'twilio'] as const;

let orders = 1001;

/** One order by a WhatsApp Notify whose failed items leave by the error output. */
async function notify(vendor: (typeof gateways)[number]) {
  const order = paidOrder(String(++orders));
  const item: INodeExecutionData = { json: { order } as unknown as INodeExecutionData['json'] };
  const parameters = { vendor, operation: 'sendText', text: 'Oi {first_name}, ação & {order_number}' };
  const node = { type: 'whatsAppNotify', parameters, onError: 'continueErrorOutput' as const };
  const result = await runChain(packageFlow(inProcess.world, [node], [item], '-gateways'));
  return { result, text: `Oi Ana, ação & ${order.number}`, customer: order.customer.phone! };
}

describe.each(gateways)('%s', (vendor) => {
  test('is logged in to and sends the words as they are', async () => {
    const simulator = inProcess.world.vendors[vendor];
    if ('openWindow' in simulator) simulator.openWindow('+5531988887777');
    const { result, text } = await notify(vendor);
    expect(result.error).toBeUndefined();
    expect(result.output('whatsAppNotify')[0]?.json.message).toMatchObject({ vendor, status: 'queued', to: '+55 31 *****-7777' });
    expect(simulator.messages().map((message) => message.text)).toEqual([text]);
    expect(inProcess.world.violations.filter((violation) => violation.vendor === vendor)).toEqual([]);
  });
});

describe('a phone that is away', () => {
  test('is told as what to do, and the item leaves by the error output as it came, without number and key', async () => {
    const { evolution } = inProcess.world.vendors;
    evolution.setConnected(false);
    const { result, customer } = await notify('evolution');
    evolution.setConnected(true);
    // Behind "Done" and "Deferred".
    const [failed] = result.output('whatsAppNotify', 2);
    expect(failed?.json).toMatchObject({ order: {}, error: { class: 'auth', code: 'notConnected', vendor: 'evolution' } });
    const said = JSON.stringify(failed?.json.error);
    for (const secret of [customer.slice(-8), evolution.secrets.instanceToken, evolution.secrets.serverUrl])
      expect(said).not.toContain(secret);
  });
});
