/** Omie under n8n's own engine: the login travels in the body, and nothing of it comes out. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { watchExpressions } from './support/expressions.mts';
import { credentialOf, packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

const issue = { type: 'erpInvoice', parameters: { vendor: 'omie', operation: 'issue', options: { waitSeconds: 0 } } };
const set = {
  type: 'stockUpdate',
  parameters: { vendor: 'omie', operation: 'set', linesFrom: 'json', linesJson: '[{"sku": "CAM-ALG-P", "quantity": 12}]' },
};

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(5);
});

afterAll(async () => {
  await inProcess.stop();
});

const item = (number: string): INodeExecutionData => ({ json: { order: paidOrder(number) as never } });

const ofOmie = () => inProcess.world.violations.filter(({ vendor }) => vendor === 'omie');

describe('orders', () => {
  test('are invoiced, and stock is counted, with nothing mapped and not one expression', async () => {
    const evaluated = watchExpressions();
    const result = await runChain(packageFlow(inProcess.world, [issue, set], [item('3001'), item('3002')]));
    expect(result.error).toBeUndefined();
    expect(result.output('stockUpdate').map(({ json }) => json)).toMatchObject(
      ['3001', '3002'].map((orderNumber) => ({
        invoice: { vendor: 'omie', model: 55, status: 'processing', orderNumber, found: false },
        stock: [{ vendor: 'omie', sku: 'CAM-ALG-P', after: 12 }],
      })),
    );
    expect(evaluated()).toEqual([]);
    vi.restoreAllMocks();
    const { appKey, appSecret } = inProcess.world.vendors.omie.secrets;
    expect(JSON.stringify(result.output('stockUpdate'))).not.toMatch(new RegExp(`${appKey}|${appSecret}`));
    expect(ofOmie()).toEqual([]);
  });

  test('run again are found', async () => {
    // SEFAZ's answers to the first run are in before anything is counted.
    await inProcess.world.clock.advance(10 * 60_000);
    const before = inProcess.world.ledger().length;
    const result = await runChain(packageFlow(inProcess.world, [issue], [item('3001'), item('3001')]));
    expect(result.output('erpInvoice').map(({ json }) => json.invoice)).toMatchObject([{ found: true }, { found: true }]);
    expect(inProcess.world.ledger()).toHaveLength(before);
    expect(ofOmie()).toEqual([]);
  });
});

test('a wrong secret leaves by the error output, and shows neither key', async () => {
  const flow = packageFlow(inProcess.world, [{ ...issue, onError: 'continueErrorOutput' as const }], [item('3003')]);
  const { data } = credentialOf(flow, 'ponteOmieApi');
  const keys = { appKey: '1826443506888', appSecret: '4a98af31f25d8b152a18911c65d23190' };
  Object.assign(data, keys);
  const result = await runChain(flow);
  const [failed] = result.output('erpInvoice', 1);
  expect(failed!.json.error).toMatchObject({ class: 'auth', vendor: 'omie', retryable: false });
  expect(JSON.stringify(failed)).not.toMatch(/1826443506888|4a98af31/);
});
