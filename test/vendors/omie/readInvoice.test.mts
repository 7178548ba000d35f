import { describe, expect, test } from 'vitest';
import { readInvoice } from '../../../vendors/omie/invoice/readInvoice.ts';

const key = '35261112345678000195550010000012341000012344';

const sale = (nfe?: object, over: object = {}) => ({
  codigo_pedido: 501,
  codigo_pedido_integracao: 'shopify:1001',
  faturada: 'N',
  cancelada: 'N',
  data_faturamento: '',
  ListaNfe: nfe ? [nfe] : [],
  ...over,
});

const nfe = (status_nfe: string, over: object = {}) => ({
  numero_nfe: '00001234',
  serie_nfe: '001',
  chave_nfe: '',
  status_nfe,
  mensagens: [],
  danfe: '',
  xml_distr: '',
  ...over,
});

describe('the invoice in the status of a sale', () => {
  test('is all there once it is authorized', () => {
    const links = { danfe: 'https://app.omie.com.br/x.pdf', xml_distr: 'https://app.omie.com.br/x.xml' };
    const billed = { faturada: 'S', data_faturamento: '24/11/2026' };
    expect(readInvoice(sale(nfe('100', { chave_nfe: `NFe${checked(key)}`, ...links }), billed))).toEqual({
      vendor: 'omie',
      id: '501',
      number: '1234',
      series: '1',
      model: 55,
      status: 'authorized',
      accessKey: checked(key),
      protocol: null,
      issuedAt: '2026-11-24',
      xmlUrl: links.xml_distr,
      pdfUrl: links.danfe,
      rejection: null,
      orderNumber: '1001',
      found: true,
    });
  });

  test.each([
    ['', 'processing'],
    ['103', 'processing'],
    ['105', 'processing'],
    ['100', 'authorized'],
    ['150', 'authorized'],
    ['101', 'cancelled'],
    ['110', 'denied'],
    ['301', 'denied'],
    ['302', 'denied'],
    ['204', 'rejected'],
    ['539', 'rejected'],
    ['778', 'rejected'],
    ['1115', 'unknown'],
    ['Autorizada', 'unknown'],
  ])('%j is %s', (number, status) => {
    expect(readInvoice(sale(nfe(number))).status).toBe(status);
  });

  test('is pending while there is none, unknown where Omie says it is there and does not show it, cancelled with its sale', () => {
    expect(readInvoice(sale())).toMatchObject({ status: 'pending', number: null });
    expect(readInvoice(sale(undefined, { faturada: 'S' })).status).toBe('unknown');
    expect(readInvoice(sale(nfe('100'), { cancelada: 'S' })).status).toBe('cancelled');
  });

  test("says SEFAZ's number and reason, in whichever form they come", () => {
    const reason = 'Rejeição: Informado NCM inexistente';
    expect(readInvoice(sale(nfe('778', { mensagens: [reason] }))).rejection).toEqual({ code: '778', reason });
    expect(readInvoice(sale(nfe('778', { mensagens: reason }))).rejection).toEqual({ code: '778', reason });
    expect(readInvoice(sale(nfe('778', { mensagens: [{ cMensagem: 7 }] }))).rejection?.reason).toContain('Omie does not give the reason');
  });

  test('is the authorized one of several', () => {
    const list = [nfe('778'), nfe('100', { numero_nfe: '00001235' }), nfe('539')];
    expect(readInvoice(sale(undefined, { ListaNfe: list }))).toMatchObject({ status: 'authorized', number: '1235' });
  });

  test('shows no link that is none, and a broken key as none', () => {
    expect(readInvoice(sale(nfe('100', { chave_nfe: '123', danfe: 'javascript:x' })))).toMatchObject({ accessKey: null, pdfUrl: null });
  });
});

/** The key with its check digit: mod 11 by weights 2 to 9 from the right (NF-e, Manual de Orientação). */
function checked(text: string): string {
  const body = text.slice(0, 43);
  const sum = [...body].reverse().reduce((total, digit, place) => total + Number(digit) * (2 + (place % 8)), 0);
  const rest = sum % 11;
  return `${body}${rest < 2 ? 0 : 11 - rest}`;
}
