import { describe, expect, test } from 'vitest';
import { openInvoiceIssuer } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { scriptedVendor } from '../../support/scriptedVendor.mts';

const download = async (file: string) => {
  const { connection } = scriptedVendor('https://app.omie.com.br/api/v1', [
    { call: 'POST /produtos/nfconsultar/', body: { compl: { nIdNF: 7 } } },
    { call: 'POST /produtos/dfedocs/', body: { cXmlNfe: '<nfeProc/>', cPdf: 'https://app.omie.com.br/api/v1/danfe.pdf' } },
    { call: 'GET /danfe.pdf', body: Buffer.from(file) },
  ]);
  return (await openInvoiceIssuer(connection).download!('1', 55)).pdf?.toString('latin1') ?? null;
};

describe("the file behind the DANFE's address", () => {
  test('is handed out where it is a PDF', async () => {
    expect(await download('%PDF-1.4 danfe')).toBe('%PDF-1.4 danfe');
  });

  test('is none where a page came instead, as one that asks for a login', async () => {
    expect(await download('<!doctype html><title>Login</title>')).toBeNull();
  });
});
