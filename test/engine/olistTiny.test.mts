/** ERP Invoice with Olist Tiny under n8n's own engine: the OpenID login as n8n keeps, renews and loses it. */
import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

const hours = (count: number) => count * 3_600_000;

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
  inProcess.world.clock.setSpeed(100);
});

afterAll(async () => {
  await inProcess.stop();
});

const flowFor = (number: string) => {
  const parameters = { vendor: 'olistTiny', operation: 'issue', options: { waitSeconds: 0 } };
  const order = paidOrder(number) as unknown as IDataObject;
  return packageFlow(inProcess.world, [{ type: 'erpInvoice', parameters }], [{ json: { order } }]);
};

const tokenCalls = () => inProcess.calls('olistTiny').filter((call) => call === 'oauth.token').length;
const pass = async (ms: number) => await inProcess.world.clock.advance(ms);

describe('a login at Olist Tiny', () => {
  test('is renewed by itself when its four hours are over', async () => {
    const flow = flowFor('4001');
    inProcess.world.vendors.olistTiny.expireTokens();
    const result = await runChain(flow);
    expect(result.error).toBeUndefined();
    expect(result.output('erpInvoice')[0]!.json).toMatchObject({ invoice: { vendor: 'olistTiny', orderNumber: '4001', found: false } });
    expect(tokenCalls()).toBe(1);
    expect(inProcess.world.vendors.olistTiny.invoices()).toHaveLength(1);
  });

  test('lives on for days where a schedule uses it every few hours', async () => {
    const flow = flowFor('4001');
    for (let run = 0; run < 4; run++) {
      await pass(hours(12));
      expect((await runChain(flow)).error).toBeUndefined();
    }
  });

  test('that expired overnight asks to be connected again, and nothing was done', async () => {
    const flow = flowFor('4002');
    await pass(hours(25));
    const { error } = await runChain(flow);
    expect(error?.message).toMatch(/refused the login/);
    expect(error?.description).toMatch(/connect it again.*day/);
    expect(JSON.stringify(error)).not.toMatch(/52998224725|refresh_token=|Ana Souza/);
    expect(inProcess.world.vendors.olistTiny.sales().map(({ orderNumber }) => orderNumber)).toEqual(['4001']);
    expect(inProcess.world.violations.filter(({ vendor }) => vendor === 'olistTiny')).toEqual([]);
  });
});
