/** NFS-e of a company under Lucro Real or Presumido: what Asaas asks of it since 2026. */
import type { IDataObject } from 'n8n-workflow';
import { expect, test } from 'vitest';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import { openInvoiceIssuer } from '../../vendors/asaas/invoice/invoiceIssuer.ts';
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

function issued(serviceDetails: object) {
  const world = asaasWorld();
  world.simulator.setRegime('regular');
  const parameters = { vendor: 'asaas', orderFrom: 'item', model: 'nfse', serviceName: 'Consultoria', serviceCode: '1.01', issRate: 2 };
  const context = oneItem({ order: paidOrder() } as unknown as IDataObject, {
    ...parameters,
    'options.waitSeconds': 0,
    serviceDetails,
  });
  return { world, done: issue.execute(context, 0, openInvoiceIssuer(world.connect())) };
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
