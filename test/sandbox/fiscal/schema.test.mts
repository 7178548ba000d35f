import { describe, expect, test } from 'vitest';
import { eventXml } from '../../../sandbox/fiscal/eventXml.mts';
import type { FiscalDocument } from '../../../sandbox/fiscal/document.mts';
import { processedXml } from '../../../sandbox/fiscal/nfeXml.mts';
import { openAccount, pendingInvoice } from '../bling/account.mts';
import { decided, itemBody, openAccount as openFocusAccount } from '../focusNfe/account.mts';
import { billed, openAccount as openOmieAccount } from '../omie/account.mts';
import { emitted, openAccount as openTinyAccount, pendingInvoice as pendingTinyInvoice } from '../olistTiny/account.mts';
import { seededSale } from '../support/customers.mts';
import { describeWithSpecification } from '../../support/specifications.mts';
import { document, item } from './documents.mts';
import { schemaFaults } from './xmlSchema.mts';

const at = Date.parse('2026-11-24T15:00:03Z');
const authorized = { status: '100', reason: 'Autorizado o uso da NF-e', protocol: '135260000000001', at };
const ibsCbs = {
  situation: '000',
  classification: '000001',
  baseCents: 15_000,
  stateRate: 0.1,
  stateCents: 15,
  townRate: 0,
  townCents: 0,
  federalRate: 0.9,
  federalCents: 135,
};

const charged = (rate: number) => ({ baseCents: 15_000, rate, cents: Math.round(150 * rate) });
const share = {
  baseCents: 15_000,
  stateRate: 18,
  interstateRate: 12,
  povertyRate: 2,
  povertyCents: 300,
  destinationCents: 900,
  originCents: 0,
};

const consumer = document();
const { recipient: _recipient, ...onTheSpot } = document({ model: 65, freightMode: 9 });

const documents: Record<string, FiscalDocument> = {
  consumer,
  'company-in-another-state': document({
    destination: 2,
    finalConsumer: false,
    items: [item({ cfop: '6102' })],
    recipient: {
      ...consumer.recipient!,
      kind: 'CNPJ',
      document: 'R55231B3000757',
      icms: 1,
      stateRegistration: '0623079040081',
      address: { ...consumer.recipient!.address!, state: 'MG', city: 'Belo Horizonte' },
    },
  }),
  'regular-regime': document({
    issuer: { ...consumer.issuer, regime: 3 },
    items: [item({ taxes: { origin: 0, icms: '40', pis: '08', cofins: '08', ibsCbs } })],
  }),
  'consumer-nobody-knows': onTheSpot,
  'taxed-in-another-state': document({
    issuer: { ...consumer.issuer, regime: 3 },
    destination: 2,
    recipient: { ...consumer.recipient!, address: { ...consumer.recipient!.address!, state: 'MG', city: 'Belo Horizonte' } },
    items: [
      item({
        cfop: '6108',
        taxes: {
          origin: 0,
          icms: '00',
          pis: '01',
          cofins: '01',
          ibsCbs,
          icmsCharged: charged(12),
          pisCharged: charged(0.65),
          cofinsCharged: charged(3),
          destination: share,
        },
      }),
    ],
  }),
  'several-payments-through-a-market': document({
    intermediary: true,
    intermediaryParty: { cnpj: 'R55231B3000757', id: 'loja-ponte' },
    payments: [
      { method: '17', cents: 10_000, integration: 2 },
      { method: '99', cents: 6990, description: 'Vale-presente' },
    ],
  }),
};

async function blingXml(): Promise<string> {
  const account = openAccount();
  const { id } = await pendingInvoice(account);
  await account.post(`/nfe/${id}/enviar`);
  await account.clock.advance(5000);
  return account.bling.invoices()[0]!.xml!;
}

async function focusXml(): Promise<string> {
  const account = openFocusAccount();
  const others = { local_destino: 2, uf_destinatario: 'RJ', municipio_destinatario: 'Rio de Janeiro', items: [itemBody({ cfop: '6108' })] };
  await decided(account, 'a1', others);
  return account.focus.invoices()[0]!.xml!;
}

async function omieXml(): Promise<string> {
  const account = openOmieAccount();
  await billed(account, account.omie.seedSale(seededSale()).id);
  return account.omie.invoices()[0]!.xml!;
}

async function tinyXml(): Promise<string> {
  const account = openTinyAccount();
  await emitted(account, (await pendingTinyInvoice(account)).id);
  return account.tiny.invoices()[0]!.xml!;
}

/** Every document that the sandbox issues, and one whose key is too short. */
async function everyDocument(): Promise<Record<string, string>> {
  const issued = Object.entries(documents).map(([name, sent]) => [name, processedXml(sent, authorized)]);
  const rejected = { status: '778', reason: 'Rejeição: Informado NCM inexistente', at };
  return {
    ...Object.fromEntries(issued),
    rejected: processedXml(consumer, rejected),
    bling: await blingXml(),
    focusNfe: await focusXml(),
    omie: await omieXml(),
    olistTiny: await tinyXml(),
    broken: processedXml(consumer, authorized).replaceAll(consumer.accessKey, consumer.accessKey.slice(1)),
  };
}

/** As the document would be where no company had letters in its CNPJ. */
const withoutLetters = (xml: string) =>
  xml.replace(/(?<=<CNPJ>)[0-9A-Z]{14}(?=<)|(?<=Id="NFe|<chNFe>|\?p=)[0-9A-Z]{44}(?=[<"|])/g, (text) =>
    text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) % 10)),
  );

async function expectOnlyTheBroken(given: Record<string, string>, folder?: string): Promise<void> {
  const faults = await schemaFaults('procNFe_v4.00.xsd', given, folder);
  expect(faults.filter((fault) => !fault.startsWith('broken'))).toEqual([]);
  expect(faults).not.toEqual([]);
}

describeWithSpecification('nfe/PL_010_V1.30', "SEFAZ's newest schemas, which know letters in a CNPJ", (folder) => {
  test('hold for every document that the sandbox issues, and would find a key that is too short', async () => {
    await expectOnlyTheBroken(await everyDocument(), folder);
  });
});

describe("SEFAZ's schemas (PL_010b V1.30)", () => {
  test('hold for every document that the sandbox issues, but for the letters, and would find a key that is too short', async () => {
    const given = Object.entries(await everyDocument()).map(([name, xml]) => [name, withoutLetters(xml)]);
    await expectOnlyTheBroken(Object.fromEntries(given));
  });

  // The schemas of the events know no letters in a key yet.
  test.each([
    ['cancellation', 'procEventoCancNFe_v1.00.xsd'],
    ['correction', 'procCCeNFe_v1.00.xsd'],
  ] as const)('hold for a %s', async (kind, schema) => {
    const cnpj = '90021382000122';
    const accessKey = consumer.accessKey.replace(consumer.issuer.cnpj, cnpj);
    const event = { kind, accessKey, cnpj, environment: 1, sequence: 1, documentProtocol: '135260000000001' } as const;
    const xml = eventXml({ ...event, text: 'O cliente desistiu da compra', protocol: '135260000000002', at });
    expect(await schemaFaults(schema, { event: xml })).toEqual([]);
  });
});
