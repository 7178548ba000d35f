/** An order with something wrong is put right where its owner would do so. */
import { expect, test } from 'vitest';
import type { Board } from '../../../sandbox/console/board/board.mts';
import type { Run } from '../../../sandbox/console/board/runs.mts';
import { languages, said } from '../../../sandbox/console/page/words.ts';
import { controlApp } from '../../../sandbox/console/server.mts';
import { isCpf } from '../../../sandbox/fiscal/taxId.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const url = 'http://127.0.0.1:5678/workflow/w/executions/7';

/** An order of the kind, which n8n has stopped at. */
async function stoppedOrder(what: string) {
  const world = createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });
  const runs: Run[] = [];
  const host = { url, login: '', runs: () => runs, isUp: () => true, stop: async () => {}, start: async () => {} };
  const app = controlApp(world, host);
  const post = async (path: string) =>
    await app.request(`/api/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  await post(`happenings/${what}`);
  const { orderNumber } = world.vendors.shopify.orders()[0]!;
  runs.push({ orderNumber, url, isUnderWay: false, error: { where: 'ERP Invoice', what: 'stopped' } });
  return {
    world,
    order: () => world.vendors.shopify.orders()[0]!,
    wrong: async () => ((await (await app.request('/api/board')).json()) as Board).orders[0]!.wrong,
    correct: async () => await post(`orders/${orderNumber}/correct`),
  };
}

test.each([
  ['noTaxId', 'taxId'],
  ['badTaxId', 'taxId'],
  ['badPostalCode', 'postalCode'],
  ['noSku', 'noSku'],
  ['unknownSku', 'unknownSku'],
])('%s is told as such, and corrected; then n8n has to be told', async (what, wrong) => {
  const stopped = await stoppedOrder(what);
  expect(await stopped.wrong()).toBe(wrong);
  const { currentTotal } = stopped.order();
  expect((await stopped.correct()).status).toBe(200);
  expect(await stopped.wrong()).toBe('corrected');
  expect(stopped.order().currentTotal).toBe(currentTotal);
  // Once is enough.
  expect((await stopped.correct()).status).toBe(400);
});

test('the shop writes down a CPF, a whole CEP of the same city, the SKU that the ERP knows', async () => {
  const withoutCpf = await stoppedOrder('noTaxId');
  await withoutCpf.correct();
  expect(isCpf(withoutCpf.order().taxId!)).toBe(true);
  const badCep = await stoppedOrder('badPostalCode');
  const { billing, recipient } = badCep.order();
  await badCep.correct();
  expect(badCep.order().recipient).toEqual({ ...recipient, zip: expect.stringMatching(/^\d{8}$/) });
  // Nobody can change that one.
  expect(badCep.order().billing).toEqual(billing);
  const noSku = await stoppedOrder('noSku');
  expect(noSku.order().lines).toMatchObject([{ kind: 'goods', sku: '' }]);
  await noSku.correct();
  const left = noSku.order().lines.filter(({ currentQuantity }) => currentQuantity > 0);
  expect(left.map(({ sku }) => noSku.world.vendors.bling.hasProduct(sku!))).toEqual([true]);
});

test('a product that the ERP lacks is made there, and the order stays as it is', async () => {
  const stopped = await stoppedOrder('unknownSku');
  const before = stopped.order();
  await stopped.correct();
  expect(stopped.order()).toEqual(before);
  expect(stopped.world.vendors.bling.stockOf(before.lines[0]!.sku!)).toBeGreaterThan(0);
});

test('what comes from abroad cannot be corrected, nor what is right', async () => {
  const abroad = await stoppedOrder('foreignAddress');
  expect(await abroad.wrong()).toBe('abroad');
  const right = await stoppedOrder('order');
  expect(await right.wrong()).toBeUndefined();
  for (const { correct } of [abroad, right]) {
    const answer = await correct();
    expect(answer.status).toBe(400);
    const { message } = (await answer.json()) as { message: string };
    expect(said(languages.pt.words.refusal, message)).not.toBe(message);
  }
});
