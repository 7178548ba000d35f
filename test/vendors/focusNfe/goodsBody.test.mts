import { describe, expect, test } from 'vitest';
import type { Order, OrderItem } from '../../../domain/documents/order.ts';
import type { GoodsTaxes, IssueRequest } from '../../../domain/ports/invoiceIssuer.ts';
import { goodsBody } from '../../../vendors/focusNfe/invoice/goodsBody.ts';
import { focusNfeWorld, simplesTaxes } from '../../contracts/support/focusNfeWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';
import { schemaFaults } from '../../sandbox/fiscal/xmlSchema.mts';
import { issued, issueRequest, sentBody } from './issuing.mts';

const issuer = { cnpj: '12ABC34501DE35', state: 'SP', isTest: false };
const at = Date.parse('2026-11-24T02:30:00Z');

const bodyOf = (order: Order, over: Partial<IssueRequest> & { taxes?: GoodsTaxes } = {}) =>
  goodsBody({ ...issueRequest(order, over), order, taxes: over.taxes ?? simplesTaxes }, issuer, at);

const livingIn = (state: string) => ({ billingAddress: { ...address, state }, shippingAddress: { ...address, state } });
const [shirt, coffee] = paidOrder().items as [OrderItem, OrderItem];

describe('an order on an NF-e', () => {
  test('to another state has the CFOP for it', () => {
    const body = bodyOf(paidOrder());
    expect([body.local_destino, body.items.map(({ cfop }) => cfop)]).toEqual([2, ['6108', '6108']]);
  });

  test('within the state has the other one', () => {
    const body = bodyOf(paidOrder('1', livingIn('SP')));
    expect([body.local_destino, body.items.map(({ cfop }) => cfop)]).toEqual([1, ['5102', '5102']]);
  });

  test('is dated by the clock of Brasília', () => {
    expect(bodyOf(paidOrder()).data_emissao).toBe('2026-11-23T23:30:00-03:00');
  });

  test('is for a consumer who pays no ICMS', () => {
    expect(bodyOf(paidOrder())).toMatchObject({
      cpf_destinatario: '52998224725',
      indicador_inscricao_estadual_destinatario: 9,
      consumidor_final: 1,
      presenca_comprador: 2,
      municipio_destinatario: 'Belo Horizonte',
      uf_destinatario: 'MG',
      telefone_destinatario: '31988887777',
    });
  });

  test.each([
    [
      '110.042.490.114',
      { indicador_inscricao_estadual_destinatario: 1, inscricao_estadual_destinatario: '110042490114', consumidor_final: 0 },
    ],
    ['Isento', { indicador_inscricao_estadual_destinatario: 2, consumidor_final: 1 }],
  ])('is for a company with the state registration %s', (stateRegistration, expected) => {
    const customer = { ...paidOrder().customer, taxId: { type: 'CNPJ' as const, value: '12ABC34501DE35' }, stateRegistration };
    const body = bodyOf(paidOrder('1', { customer }));
    expect(body).toMatchObject({ ...expected, cnpj_destinatario: '12ABC34501DE35' });
    expect(body).not.toHaveProperty('cpf_destinatario');
  });

  test('is for a foreigner with a passport', () => {
    const customer = { ...paidOrder().customer, taxId: { type: 'foreign' as const, value: 'AB123456' } };
    expect(bodyOf(paidOrder('1', { customer }))).toMatchObject({ id_estrangeiro_destinatario: 'AB123456' });
  });

  test('tells the email only where the invoice shall be mailed', () => {
    expect(bodyOf(paidOrder())).not.toHaveProperty('email_destinatario');
    expect(bodyOf(paidOrder(), { sendEmail: true })).toMatchObject({ email_destinatario: 'ana@cliente.example' });
  });

  test('adds up to the cent, with a discount and freight that cannot be shared evenly', () => {
    const items = [
      { ...shirt, quantity: 3, unitPrice: 33.33, discount: 10, total: 89.99 },
      { ...coffee, quantity: 1, unitPrice: 0.01, total: 0.01 },
      { ...coffee, id: '3', quantity: 0.333, unitPrice: 10, total: 3.33 },
    ];
    const totals = { items: 103.33, discount: 10, shipping: 10.01, tax: 0, total: 103.34 };
    const body = bodyOf(paidOrder('1', { items, shipping: { method: 'PAC', price: 10.01 }, totals }));
    expect(body).toMatchObject({
      valor_produtos: 103.33,
      valor_desconto: 10,
      valor_frete: 10.01,
      valor_outras_despesas: 0,
      valor_total: 103.34,
    });
    // 10.01 by 99.99, 0.01 and 3.33 of 103.33 is 9.686…, 0.001 and 0.323…: the cent that is left goes to the first.
    expect(body.items.map(({ valor_frete }) => valor_frete)).toEqual([9.69, undefined, 0.32]);
    expect(body.items[0]).toMatchObject({ valor_bruto: 99.99, valor_desconto: 10 });
    expect(body.formas_pagamento[0]).toMatchObject({ valor_pagamento: 103.34 });
  });

  test('shows what a line costs beyond its price as other costs', () => {
    const items = [{ ...shirt, quantity: 1, unitPrice: 10, total: 11.5 }];
    const body = bodyOf(paidOrder('1', { items, shipping: { method: null, price: 0 } }));
    expect(body).toMatchObject({ valor_produtos: 10, valor_outras_despesas: 1.5, valor_total: 11.5 });
  });

  test('has a barcode or says that there is none', () => {
    const items = [shirt, { ...coffee, gtin: null }, { ...coffee, gtin: 'n/a' }];
    expect(bodyOf(paidOrder('1', { items })).items.map((item) => item.codigo_barras_comercial)).toEqual([
      '7891000100110',
      'SEM GTIN',
      'SEM GTIN',
    ]);
  });

  test.each([
    ['pix', { forma_pagamento: '17' }],
    ['credit_card', { forma_pagamento: '03', tipo_integracao: 2 }],
    ['unknown', { forma_pagamento: '99', descricao_pagamento: 'Outros' }],
  ] as const)('is paid by %s', (method, expected) => {
    expect(bodyOf(paidOrder('1', { payments: [{ method }] })).formas_pagamento).toEqual([{ valor_pagamento: 212.25, ...expected }]);
  });

  test('is what the shop overrides', () => {
    const overrides = {
      operationNature: 'Venda no site',
      series: '2',
      freightMode: 1 as const,
      additionalInformation: 'Troca em 30 dias',
      paymentMethods: { 'Meu Gateway': '18' },
    };
    expect(bodyOf(paidOrder('1001', { payments: [{ method: 'pix', vendor: 'meu gateway' }] }), { overrides })).toMatchObject({
      natureza_operacao: 'Venda no site',
      serie: '2',
      modalidade_frete: 1,
      informacoes_adicionais_contribuinte: 'Pedido: 1001; Troca em 30 dias',
      formas_pagamento: [{ forma_pagamento: '18' }],
    });
  });

  test('carries nothing where nothing is shipped', () => {
    const items = [{ ...shirt, requiresShipping: false }];
    expect(bodyOf(paidOrder('1', { items })).modalidade_frete).toBe(9);
    expect(bodyOf(paidOrder()).modalidade_frete).toBe(0);
  });
});

describe('the taxes of goods', () => {
  const oneItem = { items: [{ ...shirt, quantity: 1, unitPrice: 150, total: 150 }], shipping: { method: null, price: 0 } };

  test('are passed on as told; nothing is charged without a rate', () => {
    const [item] = bodyOf(paidOrder()).items;
    expect(item).toMatchObject({
      icms_origem: '0',
      icms_situacao_tributaria: '102',
      pis_situacao_tributaria: '49',
      cofins_situacao_tributaria: '49',
    });
    expect(Object.keys(item!).filter((name) => /^(icms_(base|aliquota|valor)|ibs|cbs)/.test(name))).toEqual([]);
  });

  test('charge ICMS on what the customer pays for the line', () => {
    const [item] = bodyOf(paidOrder('1', oneItem), { taxes: { ...simplesTaxes, icmsSituation: '00', icmsRate: 18 } }).items;
    expect(item).toMatchObject({ icms_modalidade_base_calculo: 3, icms_base_calculo: 150, icms_aliquota: 18, icms_valor: 27 });
  });

  test('tell IBS and CBS of 2026: 0.1 % of the state, 0 % of the town, 0.9 % CBS, without ICMS in the base', () => {
    const ibsCbs = { situation: '000', classification: '000001' };
    const [item] = bodyOf(paidOrder('1', oneItem), { taxes: { ...simplesTaxes, ibsCbs } }).items;
    expect(item).toMatchObject({
      ibs_cbs_situacao_tributaria: '000',
      ibs_cbs_classificacao_tributaria: '000001',
      ibs_cbs_base_calculo: 150,
      ibs_uf_aliquota: 0.1,
      ibs_uf_valor: 0.15,
      ibs_mun_aliquota: 0,
      ibs_mun_valor: 0,
      ibs_valor_total: 0.15,
      cbs_aliquota: 0.9,
      cbs_valor: 1.35,
    });
    const [taxed] = bodyOf(paidOrder('1', oneItem), { taxes: { ...simplesTaxes, icmsRate: 10, ibsCbs } }).items;
    expect(taxed).toMatchObject({ ibs_cbs_base_calculo: 135, cbs_valor: 1.22 });
  });

  test('tell the codes alone where another situation has no full rate', () => {
    const taxes = { ...simplesTaxes, ibsCbs: { situation: '410', classification: '410001' } };
    const [item] = bodyOf(paidOrder('1', oneItem), { taxes }).items;
    expect(item).toMatchObject({ ibs_cbs_situacao_tributaria: '410' });
    expect(item).not.toHaveProperty('ibs_cbs_base_calculo');
  });

  test('give an NCM to items without one', () => {
    const items = [{ ...shirt, ncm: null }, coffee];
    const body = bodyOf(paidOrder('1', { items }), { taxes: { ...simplesTaxes, ncm: '61099000' } });
    expect(body.items.map(({ codigo_ncm }) => codigo_ncm)).toEqual(['61099000', '09012100']);
  });

  test('satisfy SEFAZ for a company of the regular regime', async () => {
    const taxes = { ...simplesTaxes, icmsSituation: '40', pisSituation: '08', cofinsSituation: '08' };
    const { failure } = await failureOf(issued({ taxes }, focusNfeWorld({ regime: 3 })));
    expect(failure).toMatchObject({ code: 'orderIncomplete', message: expect.stringContaining('rejection 1115') });
    const ibsCbs = { situation: '000', classification: '000001' };
    const { world, invoice } = await issued({ taxes: { ...taxes, ibsCbs } }, focusNfeWorld({ regime: 3 }));
    expect(invoice.status).toBe('authorized');
    expect(world.violations).toEqual([]);
  });
});

describe('an order that cannot be invoiced', () => {
  const refusalOf = async (order: Order | null, over: Partial<IssueRequest> = {}) => {
    const world = focusNfeWorld();
    const { message, failure } = await failureOf(world.open().issue(issueRequest(order, over)));
    expect(world.operations()).toEqual(['nfe.get']);
    return { message, failure };
  };

  test('is told everything that is missing at once, by field', async () => {
    const items = [shirt, { ...coffee, ncm: '09' }, { ...coffee, ncm: null }];
    const abroad = { ...address, country: 'PT' };
    const { message, failure } = await refusalOf(paidOrder('1001', { items, billingAddress: null, shippingAddress: abroad }));
    expect(failure).toMatchObject({ class: 'validation', code: 'orderIncomplete' });
    expect(message).toContain('order.items[1].ncm) is not an NCM of 8 digits');
    expect(message).toContain('order.items[2].ncm) is missing ("Café moído 250 g")');
    expect(message).toContain('order.shippingAddress.country) is PT');
    expect(message).not.toContain('items[0]');
  });

  test('is told that the taxes are missing', async () => {
    const { taxes: _taxes, ...request } = issueRequest();
    const world = focusNfeWorld();
    const { failure } = await failureOf(world.open().issue(request));
    expect(failure).toMatchObject({ class: 'validation', code: 'taxesMissing', hint: expect.stringContaining('taxes') });
    expect(world.operations()).toEqual(['nfe.get']);
  });
});

describe('an NFC-e', () => {
  const overTheCounter = { shipping: { method: null, price: 0 }, totals: { ...paidOrder().totals, shipping: 0, total: 192.25 } };

  test('is sold in the shop, so never to another state, and carried by nobody', () => {
    const body = bodyOf(paidOrder('1', overTheCounter), { model: 65 });
    expect(body).toMatchObject({ local_destino: 1, presenca_comprador: 1, modalidade_frete: 9, consumidor_final: 1 });
    expect(body.items.map(({ cfop }) => cfop)).toEqual(['5102', '5102']);
    expect(body).not.toHaveProperty('indicador_intermediario');
  });

  test('is delivered to the door where the customer paid for that', () => {
    expect(bodyOf(paidOrder(), { model: 65 })).toMatchObject({ presenca_comprador: 4, modalidade_frete: 0 });
  });

  test('is authorized at once', async () => {
    const world = focusNfeWorld();
    const invoice = await world.open().issue(issueRequest(paidOrder('1001', overTheCounter), { model: 65 }));
    expect(invoice).toMatchObject({ model: 65, status: 'authorized', orderNumber: '1001', found: false });
    expect(invoice.accessKey).toMatch(/^[0-9]{6}[0-9A-Z]{12}[0-9]{26}$/);
    expect(invoice.issuedAt).toBe('2026-11-24T15:00:00.000Z');
    expect(world.violations).toEqual([]);
  });

  test('F9: of somebody without a document names nobody, neither by name nor by e-mail', () => {
    const customer = { ...paidOrder().customer, taxId: null };
    const body = bodyOf(paidOrder('1', { ...overTheCounter, customer }), { model: 65, sendEmail: true });
    expect(Object.keys(body).filter((name) => name.endsWith('_destinatario'))).toEqual([]);
  });

  test('in homologation names its first item as SEFAZ wants it', async () => {
    const world = focusNfeWorld({ environment: 'homologation' });
    await world.open().issue(issueRequest(paidOrder('1001', overTheCounter), { model: 65 }));
    expect(sentBody(world).items.map(({ descricao }) => descricao)).toEqual([
      'NOTA FISCAL EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL',
      'Café moído 250 g',
    ]);
  });
});

describe('an NF-e in homologation', () => {
  test('goes to the other host and names the customer as SEFAZ wants it', async () => {
    const { world, invoice } = await issued({}, focusNfeWorld({ environment: 'homologation' }));
    expect(invoice.status).toBe('authorized');
    expect(world.simulator.invoices()).toMatchObject([{ environment: 'homologation', status: 'authorized' }]);
  });
});

describe('the XML that SEFAZ has', () => {
  const documents: [string, Partial<Order>, Partial<IssueRequest>][] = [
    ['a discount and freight', { items: [{ ...shirt, discount: 10, total: 149.8 }], totals: { ...paidOrder().totals, total: 169.8 } }, {}],
    ['the order of another state', {}, {}],
    ['overrides', livingIn('SP'), { overrides: { series: '7', freightMode: 1, additionalInformation: 'Presente & bilhete <ok>' } }],
    ['no number of the house', { billingAddress: { ...address, number: 'S/N', complement: 'fundos' } }, {}],
  ];

  test('holds against the official schemas, whatever was ordered', async () => {
    const xmls: Record<string, string> = {};
    for (const [name, change, over] of documents) {
      const world = focusNfeWorld();
      await world.open().issue(issueRequest(paidOrder('1001', change), over));
      await world.clock.sleep(10_000);
      const [invoice] = world.simulator.invoices();
      expect(invoice, name).toMatchObject({ status: 'authorized' });
      xmls[name.replaceAll(' ', '-')] = invoice!.xml!;
    }
    expect(await schemaFaults('procNFe_v4.00.xsd', xmls)).toEqual([]);
  });
});
