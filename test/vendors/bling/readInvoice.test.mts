import { describe, expect, test } from 'vitest';
import { accessKeyInXml } from '../../../domain/values/accessKey.ts';
import { readInvoice } from '../../../vendors/bling/invoice/readInvoice.ts';
import { readSefazDecision } from '../../../domain/sefaz/sefazDecision.ts';

/** The access key of the vendor's own example. */
const key = '35250145752681000182650010000266371238060760';

const documented = {
  id: 12345678,
  tipo: 1,
  situacao: 5,
  numero: '006541',
  dataEmissao: '2023-01-12 09:52:12',
  chaveAcesso: key,
  loja: { id: 12345678, numero: 'LOJA_8864' },
  serie: 1,
  xml: 'https://www.bling.com.br/relatorios/nfe.xml.php?chaveAcesso=1',
  linkDanfe: 'https://www.bling.com.br/doc.view.php?id=1',
  linkPDF: 'https://www.bling.com.br/doc.view.php?PDF=true&id=1',
  numeroPedidoLoja: '1001',
};

describe('an invoice as Bling shows it', () => {
  test('becomes a canonical invoice', () => {
    expect(readInvoice(documented, 55)).toMatchObject({
      vendor: 'bling',
      id: '12345678',
      number: '6541',
      series: '1',
      model: 55,
      status: 'authorized',
      issuedAt: '2023-01-12T12:52:12.000Z',
      xmlUrl: documented.xml,
      pdfUrl: documented.linkPDF,
      rejection: null,
      orderNumber: '1001',
    });
  });

  test.each([
    [1, 'pending'],
    [2, 'cancelled'],
    [3, 'processing'],
    [4, 'rejected'],
    [5, 'authorized'],
    [6, 'authorized'],
    [7, 'unknown'],
    [8, 'processing'],
    [9, 'denied'],
    [10, 'processing'],
    [11, 'rejected'],
    ['5', 'authorized'],
    [12, 'unknown'],
    [99, 'unknown'],
    [null, 'unknown'],
    ['novo', 'unknown'],
  ])('situacao %o is %s', (situacao, status) => {
    expect(readInvoice({ ...documented, situacao }, 55).status).toBe(status);
  });

  test('has nothing to show before it is sent', () => {
    const pending = {
      id: '12345678',
      situacao: 1,
      dataEmissao: '0000-00-00 00:00:00',
      chaveAcesso: '',
      xml: '',
      linkDanfe: '',
      linkPDF: '',
    };
    expect(readInvoice(pending, 65)).toMatchObject({
      id: '12345678',
      model: 65,
      status: 'pending',
      number: null,
      series: null,
      accessKey: null,
      issuedAt: null,
      xmlUrl: null,
      pdfUrl: null,
      orderNumber: null,
    });
  });

  test('takes a key with or without a prefix, and none with a wrong check digit', () => {
    const keys = [...'0123456789'].map((digit) => readInvoice({ chaveAcesso: `${key.slice(0, 43)}${digit}` }, 55).accessKey);
    const valid = keys.filter((each) => each !== null);
    expect(valid).toHaveLength(1);
    expect(readInvoice({ chaveAcesso: `NFe${valid[0]}` }, 55).accessKey).toBe(valid[0]);
  });
});

describe("SEFAZ's answer inside the XML", () => {
  const processed = (answer: string) =>
    `<?xml version="1.0"?><nfeProc versao="4.00"><NFe><infNFe Id="NFe${key}"></infNFe></NFe><protNFe versao="4.00"><infProt Id="ID1">${answer}</infProt></protNFe></nfeProc>`;

  test('tells code and reason of a rejection', () => {
    const xml = processed('<tpAmb>1</tpAmb><cStat>778</cStat><xMotivo>Rejeição: Informado NCM &lt;inexistente&gt;</xMotivo>');
    expect(readSefazDecision(xml)).toEqual({ code: '778', reason: 'Rejeição: Informado NCM <inexistente>', protocol: null });
  });

  test('tells the protocol of an authorization', () => {
    const xml = processed('<nProt>135260000000001</nProt><cStat>100</cStat><xMotivo>Autorizado o uso da NF-e</xMotivo>');
    expect(readSefazDecision(xml)).toMatchObject({ code: '100', protocol: '135260000000001' });
    expect(readInvoice({ ...documented, xml }, 55)).toMatchObject({ protocol: '135260000000001', xmlUrl: null });
  });

  test.each([[undefined], [''], ['https://www.bling.com.br/x'], ['<NFe><infNFe/></NFe>'], [{ xml: 1 }]])('is not there in %o', (xml) => {
    expect(readSefazDecision(xml)).toBeUndefined();
    expect(accessKeyInXml(xml)).toBeUndefined();
  });

  test('names the document by its key', () => {
    const [valid] = [...'0123456789'].flatMap((digit) => {
      const changed = `${key.slice(0, 43)}${digit}`;
      return accessKeyInXml(processed('').replace(key, changed)) === changed ? [changed] : [];
    });
    expect(valid).toBeDefined();
  });
});
