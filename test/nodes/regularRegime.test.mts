/** NFS-e of a company under Lucro Real or Presumido: what Asaas asks of it since 2026. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const whole = {
  ibsCbsSituation: '000',
  ibsCbsClassification: '000001',
  pisCofinsSituation: '01',
  operationPis: '0,65',
  operationCofins: 3,
};

function context(serviceDetails: object) {
  const parameters = { vendor: 'asaas', orderFrom: 'item', model: 'nfse', serviceName: 'Consultoria', serviceCode: '1.01', issRate: 2 };
  return oneItem({ order: paidOrder() } as unknown as IDataObject, { ...parameters, 'options.waitSeconds': 0, serviceDetails });
}

function issued(serviceDetails: object) {
  const world = asaasWorld();
  world.simulator.setRegime('regular');
  return { world, done: issue.execute(context(serviceDetails), 0, openInvoiceIssuer(world.connect())) };
}

test('is issued with IBS, CBS, PIS and COFINS of the operation, beside what is withheld', async () => {
  const { world, done } = issued({ ...whole, nbsCode: '1.1502.10.00', operationIndicator: '100301', cofins: 1 });
  expect((await done).documents.invoice).toMatchObject({ found: false });
  expect(world.calls.find(({ operation }) => operation === 'invoices.create')?.body).toMatchObject({
    taxes: {
      iss: 2,
      cofins: 1,
      pis: 0,
      taxSituationCode: '000',
      taxClassificationCode: '000001',
      nbsCode: '1.1502.10.00',
      operationIndicatorCode: '100301',
      pisCofinsTaxStatus: 'STANDARD_TAXABLE_OPERATION',
      operationPis: 0.65,
      operationCofins: 3,
    },
  });
  expect(world.violations).toEqual([]);
});

test('needs no rates where nothing is charged', async () => {
  const { ibsCbsSituation, ibsCbsClassification } = whole;
  expect((await issued({ ibsCbsSituation, ibsCbsClassification, pisCofinsSituation: '08' }).done).documents.invoice).toBeDefined();
});

test.each([[{ ...whole, operationPis: undefined }], [{ ...whole, operationCofins: null }], [{ ...whole, operationPis: 101 }]])(
  'is refused before any call where a rate is missing or none: %j',
  async (details) => {
    const { world, done } = issued(details);
    expect((await failureOf(done)).failure).toMatchObject({ class: 'validation' });
    expect(world.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

test('says nothing of it under Simples Nacional', async () => {
  const { world, done } = issued({});
  world.simulator.setRegime('simples');
  await done;
  const body = world.calls.find(({ operation }) => operation === 'invoices.create')?.body as { taxes: object };
  expect(Object.keys(body.taxes).sort()).toEqual(['cofins', 'csll', 'inss', 'ir', 'iss', 'pis', 'retainIss']);
});

describe('F18: Preflight of an NFS-e', () => {
  const fieldsOf = async (serviceDetails: object) => {
    const { documents } = await preflight.execute(context(serviceDetails), 0, openInvoiceIssuer(asaasWorld().connect()));
    return (documents.preflight as { problems: { field: string }[] }).problems.map(({ field }) => field);
  };

  test.each<[object, string[]]>([
    [{}, []],
    [whole, []],
    [{ ibsCbsSituation: '000' }, ['IBS/CBS Classification', 'PIS/COFINS Situation']],
    [{ pisCofinsSituation: '08' }, ['IBS/CBS Situation', 'IBS/CBS Classification']],
    [{ ...whole, operationPis: null }, ['PIS of the Operation (%)']],
    [{ ...whole, operationCofins: 'three' }, ['COFINS of the Operation (%)']],
    [{ ...whole, ibsCbsClassification: '200028' }, ['IBS/CBS Classification']],
    [{ ...whole, ibsCbsSituation: '0' }, ['IBS/CBS Situation']],
    [{ ...whole, nbsCode: '1.1502', operationIndicator: '1003' }, ['Operation Indicator', 'NBS Code']],
  ])('%j: %j', async (details, fields) => {
    expect(await fieldsOf(details)).toEqual(fields);
  });

  test('what it finds nothing wrong with Asaas takes, what it names nobody is asked for', async () => {
    const random = createRandom(20261211);
    for (let round = 0; round < 120; round++) {
      const parts = Object.entries({ ...whole, nbsCode: '1.1502.10.00', operationIndicator: '100301' }).filter(() => random.chance(0.8));
      const details = { ...Object.fromEntries(parts), ...(random.chance(0.3) ? { pisCofinsSituation: '08' } : {}) };
      // The vendor alone knows the regime: without any of the fields it is Simples Nacional to the node.
      if (Object.keys(details).length === 0) continue;
      const { world, done } = issued(details);
      if ((await fieldsOf(details)).length === 0) expect((await done).documents.invoice).toMatchObject({ found: false });
      else {
        expect((await failureOf(done)).failure).toMatchObject({ class: 'validation' });
        expect(world.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
      }
    }
  });
});
