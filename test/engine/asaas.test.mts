/** The Asaas node under n8n's own engine: an order is charged, invoiced as a service and looked up, with nothing mapped. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { watchExpressions } from './support/expressions.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

const charge = { type: 'asaas', parameters: { resource: 'payment', operation: 'create' } };
const service = { serviceName: 'Manutenção', serviceCode: '14.01', issRate: 5 };
const issue = { type: 'erpInvoice', parameters: { vendor: 'asaas', operation: 'issue', ...service, options: { waitSeconds: 0 } } };

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(4);
});

afterAll(async () => {
  await inProcess.stop();
});

const item = (number: string): INodeExecutionData => ({ json: { order: paidOrder(number) as never } });

const run = async (chain: object[], items: INodeExecutionData[]) => await runChain(packageFlow(inProcess.world, chain, items));

describe('an order', () => {
  test('is charged and invoiced with nothing mapped and not one expression', async () => {
    const evaluated = watchExpressions();
    const result = await run([charge, issue], [item('2001')]);
    expect(result.error).toBeUndefined();
    expect(result.output('erpInvoice')[0]!.json).toMatchObject({
      order: { number: '2001' },
      payment: { vendor: 'asaas', orderNumber: '2001', status: 'pending', pix: { payload: expect.any(String) }, found: false },
      invoice: { vendor: 'asaas', model: 'nfse', status: 'processing', orderNumber: '2001' },
    });
    expect(evaluated()).toEqual([]);
    vi.restoreAllMocks();
  });

  test('run again finds both', async () => {
    const before = inProcess.world.ledger().length;
    const result = await run([charge, issue], [item('2001')]);
    expect(result.output('erpInvoice')[0]!.json).toMatchObject({ payment: { found: true }, invoice: { found: true } });
    expect(inProcess.world.ledger()).toHaveLength(before);
  });

  test('twice in one run is charged once', async () => {
    const result = await run([charge], [item('2002'), item('2002')]);
    const ids = result.output('asaas').map(({ json }) => (json.payment as { id: string }).id);
    expect(new Set(ids).size).toBe(1);
    expect(result.output('asaas').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
  });
});

test('a customer without CPF leaves by the error output, the others are charged', async () => {
  const order = { ...paidOrder('2003'), customer: { ...paidOrder().customer, taxId: null } };
  const chain = [{ ...charge, onError: 'continueErrorOutput' as const }];
  const result = await run(chain, [{ json: { order: order as never } }, item('2004')]);
  expect(result.output('asaas', 0).map(({ json }) => (json.payment as { orderNumber: string }).orderNumber)).toEqual(['2004']);
  expect(result.output('asaas', 1)[0]!.json).toMatchObject({
    order: { number: '2003' },
    error: { class: 'validation', code: 'taxIdMissing' },
  });
});

test('many payments are an item each, paired with the item that asked', async () => {
  const getMany = { type: 'asaas', parameters: { resource: 'payment', operation: 'getMany', returnAll: true } };
  const result = await run([getMany], [{ json: { asked: 1 } }, { json: { asked: 2 } }]);
  const all = result.output('asaas');
  expect(all.map(({ json, pairedItem }) => [json.asked, pairedItem])).toEqual([
    ...Array.from({ length: all.length / 2 }, () => [1, { item: 0 }]),
    ...Array.from({ length: all.length / 2 }, () => [2, { item: 1 }]),
  ]);
  expect(all.length).toBeGreaterThanOrEqual(6);
});

test('the Pix picture is binary data of the item', async () => {
  const picture = { name: 'picture', type: 'asaas', parameters: { resource: 'payment', operation: 'getPixQrCode' } };
  const result = await run([charge, picture], [item('2005')]);
  expect(result.output('picture')[0]!.binary?.pixQrCode).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
});
