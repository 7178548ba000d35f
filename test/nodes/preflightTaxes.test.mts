/** F10, F15, F16, F22, F23: what SEFAZ would reject of goods is said beforehand, by field; what Preflight lets through is authorized. */
import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../domain/documents/order.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import { openInvoiceIssuer } from '../../vendors/focusNfe/invoice/invoiceIssuer.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { focusNfeWorld } from '../contracts/support/focusNfeWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const company = { taxId: { type: 'CNPJ', value: '12ABC34501DE35' } } as const;
const paysIcms = { ...paidOrder().customer, ...company, stateRegistration: '110042490114' };

const livingIn = (state: string, change: Partial<Order> = {}): Order => {
  const place = { ...address, state, city: state === 'SP' ? 'São Paulo' : 'Belo Horizonte' };
  return paidOrder('1001', { billingAddress: place, shippingAddress: place, ...change });
};

const onItem = (order: Order, parameters: Record<string, unknown>) =>
  oneItem({ order } as unknown as IDataObject, { orderFrom: 'item', vendor: 'focusNfe', 'options.waitSeconds': 0, ...parameters });

/** The company of the credential is in SP. */
const problemsOf = async (order: Order, parameters: Record<string, unknown>, world = focusNfeWorld()) => {
  const { documents } = await preflight.execute(onItem(order, parameters), 0, openInvoiceIssuer(world.connect()));
  return (documents.preflight as { problems: { field: string; message: string }[] }).problems;
};

const full = { ibsCbsSituation: '000', ibsCbsClassification: '000001' };
const exempt = { icmsSituation: '40', pisSituation: '08', cofinsSituation: '08' };
const taxed = { icmsSituation: '00', pisSituation: '01', cofinsSituation: '01' };
const rates = { icmsRate: 18, pisRate: 1.65, cofinsRate: 7.6 };

describe('Preflight names', () => {
  test.each<[string, string, Order, Record<string, unknown>]>([
    ['IBS and CBS that the regular regime lacks (F16 B)', 'IBS and CBS: CST', livingIn('SP'), exempt],
    ['DIFAL to a consumer in another state (F16 A, 694)', 'CST or CSOSN', livingIn('MG'), { ...taxed, taxDetails: { ...full, ...rates } }],
    ['PIS by a rate without one (F16 A)', 'PIS (%)', livingIn('SP'), { ...taxed, taxDetails: { ...full, icmsRate: 18, cofinsRate: 7.6 } }],
    ['COFINS by a rate without one', 'COFINS (%)', livingIn('SP'), { ...taxed, taxDetails: { ...full, icmsRate: 18, pisRate: 1.65 } }],
    ['ICMS by a rate without one', 'ICMS (%)', livingIn('SP'), { ...taxed, taxDetails: { ...full, pisRate: 1.65, cofinsRate: 7.6 } }],
    ['a rate of nothing', 'ICMS (%)', livingIn('SP'), { taxDetails: { icmsRate: 18 } }],
    ['a rate that is none', 'PIS (%)', livingIn('SP'), { ...taxed, taxDetails: { ...full, ...rates, pisRate: 'x' } }],
    ['ICMS by substitution', 'CST or CSOSN', livingIn('SP'), { icmsSituation: '201' }],
    ['a situation of ICMS that there is not', 'CST or CSOSN', livingIn('SP'), { icmsSituation: '999' }],
    ['a situation of purchases', 'CST of PIS', livingIn('SP'), { pisSituation: '50' }],
    [
      'a classification of another CST',
      'IBS and CBS: Classification',
      livingIn('SP'),
      { taxDetails: { ...full, ibsCbsClassification: '410001' } },
    ],
    [
      'a CST of IBS and CBS with reductions',
      'IBS and CBS: CST',
      livingIn('SP'),
      { taxDetails: { ibsCbsSituation: '200', ibsCbsClassification: '200001' } },
    ],
    ['6102 to who pays no ICMS (F15)', 'CFOP to Other States', livingIn('MG'), { cfopInterstate: '6102' }],
    [
      '6108 to who pays it (F15)',
      'CFOP to ICMS Payers in Other States',
      livingIn('MG', { customer: paysIcms }),
      { taxDetails: { cfopInterstateContributor: '6108' } },
    ],
    [
      '"isento" of a company in SP (F10, 805)',
      'order.customer.stateRegistration',
      livingIn('SP', { customer: { ...paysIcms, stateRegistration: 'ISENTO' } }),
      {},
    ],
    ['a CFOP that is not for an NFC-e (725)', 'CFOP Within the State', livingIn('SP'), { model: 65, cfopInState: '5401' }],
    ['an intermediary without its CNPJ (F23)', 'Intermediary CNPJ', livingIn('SP'), { 'options.intermediarySellerId': 'minha-loja' }],
    [
      'an intermediary with a wrong one (F23, 440)',
      'Intermediary CNPJ',
      livingIn('SP'),
      { 'options.intermediaryCnpj': '12.ABC.345/01DE-36', 'options.intermediarySellerId': 'loja' },
    ],
    [
      'an intermediary without the shop’s name there (F23)',
      'Intermediary Seller ID',
      livingIn('SP'),
      { 'options.intermediaryCnpj': '12.ABC.345/01DE-35' },
    ],
    [
      'an NCM that does not exist (778)',
      'order.items[0].ncm',
      livingIn('SP', {
        items: [{ ...paidOrder().items[0]!, ncm: '00000000' }],
        totals: { items: 159.8, discount: 0, shipping: 20, tax: 0, total: 179.8 },
      }),
      {},
    ],
    [
      'a state registration beside a passport (C18, 925)',
      'order.customer.stateRegistration',
      livingIn('SP', {
        customer: { ...paidOrder().customer, taxId: { type: 'foreign', value: 'YA1234567' }, stateRegistration: '110042490114' },
      }),
      {},
    ],
    [
      'an NFC-e of the company to itself (220)',
      'order.customer.taxId',
      livingIn('SP', { customer: { ...paidOrder().customer, taxId: { type: 'CNPJ', value: focusNfeWorld().simulator.fixtures.cnpj } } }),
      { model: 65 },
    ],
    ['a series that is none', 'Series', livingIn('SP'), { 'options.series': 'A1' }],
  ])('%s', async (_, field, order, parameters) => {
    expect((await problemsOf(order, parameters)).map((problem) => problem.field)).toEqual([field]);
  });

  test('a person’s "isento" is no problem, and no company’s where its state knows it', async () => {
    const person = livingIn('SP', { customer: { ...paidOrder().customer, stateRegistration: 'ISENTO' } });
    const place = { ...address, state: 'RJ', city: 'Rio de Janeiro' };
    const far = paidOrder('1', { customer: { ...paysIcms, stateRegistration: 'ISENTO' }, billingAddress: place, shippingAddress: place });
    expect([await problemsOf(person, {}), await problemsOf(far, {})]).toEqual([[], []]);
  });

  test('and Issue says the same before anything is sent', async () => {
    const world = focusNfeWorld({ regime: 3 });
    const { failure } = await failureOf(
      issue.execute(onItem(livingIn('MG'), { ...taxed, taxDetails: full }), 0, openInvoiceIssuer(world.connect())),
    );
    expect(failure.message).toContain('DIFAL');
    expect(failure.message).toContain('PIS (%) is missing: CST 01 is charged by a rate');
    expect(world.operations()).toEqual(['nfe.get']);
  });
});

describe('what is said is on the invoice', () => {
  const sent = async (order: Order, parameters: Record<string, unknown>, regime: 1 | 3) => {
    const world = focusNfeWorld({ regime });
    const issuer = openInvoiceIssuer(world.connect());
    const { id } = (await issue.execute(onItem(order, parameters), 0, issuer)).documents.invoice as IDataObject;
    await world.clock.sleep(10_000);
    expect(await issuer.get(String(id), 55)).toMatchObject({ status: 'authorized', rejection: null });
    return world.calls.findLast(({ operation }) => operation === 'nfe.create')!.body as IDataObject & { items: IDataObject[] };
  };

  test('PIS and COFINS by their rates, of the price less ICMS', async () => {
    const [shirt] = paidOrder().items;
    const order = livingIn('SP', {
      items: [{ ...shirt!, quantity: 1, unitPrice: 100, total: 100 }],
      shipping: { method: null, price: 0 },
      totals: { items: 100, discount: 0, shipping: 0, tax: 0, total: 100 },
    });
    const { items } = await sent(order, { ...taxed, taxDetails: { ...full, ...rates } }, 3);
    // 100.00 less 18.00 of ICMS: 82.00 × 1.65 % = 1.353, × 7.6 % = 6.232
    expect(items[0]).toMatchObject({
      icms_valor: 18,
      pis_base_calculo: 82,
      pis_aliquota_porcentual: 1.65,
      pis_valor: 1.35,
      cofins_base_calculo: 82,
      cofins_aliquota_porcentual: 7.6,
      cofins_valor: 6.23,
    });
  });

  test('the marketplace by CNPJ and name (F23), and nobody where none is named', async () => {
    const parameters = { 'options.intermediaryCnpj': '12.abc.345/01de-35', 'options.intermediarySellerId': ' minha-loja ' };
    expect(await sent(livingIn('SP'), parameters, 1)).toMatchObject({
      indicador_intermediario: 1,
      cnpj_intermediario: '12ABC34501DE35',
      id_intermediario: 'minha-loja',
    });
    expect(await sent(livingIn('SP'), {}, 1)).toMatchObject({ indicador_intermediario: 0 });
  });

  test('an order that costs nothing is paid by 90 (F22)', async () => {
    const [shirt] = paidOrder().items;
    const free = livingIn('SP', {
      items: [{ ...shirt!, discount: 159.8, total: 0 }],
      shipping: { method: null, price: 0 },
      totals: { items: 159.8, discount: 159.8, shipping: 0, tax: 0, total: 0 },
    });
    expect((await sent(free, {}, 1)).formas_pagamento).toEqual([{ forma_pagamento: '90', valor_pagamento: 0 }]);
  });
});

/** Codes drawn at random, right and wrong ones: what Preflight finds nothing wrong with, the simulated SEFAZ authorizes. */
test('400 draws of taxes, regimes, customers and states', async () => {
  const random = createRandom(20261210);
  let passed = 0;
  for (let round = 0; round < 400; round++) {
    const regime = random.pick([1, 3] as const);
    const usual = regime === 1 ? ['102', '102', '103', '300', '400', '500', '900'] : ['00', '00', '40', '41', '50', '51', '60', '90'];
    const icmsSituation = random.pick([...usual, ...usual, '10', '20', '101', '201', '99']);
    // The company's regime is the vendor's to know: a code of the other one is no slip of the node.
    if ((icmsSituation.length === 3) !== (regime === 1)) continue;
    const maybe = (value: unknown, chance = 0.5) => (random.chance(chance) ? value : undefined);
    const contribution = () => random.pick(['01', '02', '04', '06', '07', '08', '09', '49', '99', '49', '08', '03', '50']);
    const [pisSituation, cofinsSituation] = [contribution(), contribution()];
    /** Mostly where it belongs. */
    const rateOf = (situation: string, rate: number) => maybe(rate, ['00', '01', '02'].includes(situation) ? 0.9 : 0.05);
    const situation = random.pick([undefined, '000', '000', '000', '410', '200']);
    const taxDetails = Object.fromEntries(
      Object.entries({
        icmsRate: rateOf(icmsSituation, 18),
        pisRate: rateOf(pisSituation, 1.65),
        cofinsRate: rateOf(cofinsSituation, 7.6),
        ibsCbsSituation: situation,
        ibsCbsClassification: situation && random.pick([`${situation}001`, `${situation}001`, '000001']),
        cfopInterstateContributor: maybe(random.pick(['6102', '6108'])),
      }).filter(([, value]) => value !== undefined),
    );
    const parameters = {
      model: random.pick([55, 55, 55, 65]),
      icmsSituation,
      pisSituation,
      cofinsSituation,
      cfopInterstate: random.pick(['6108', '6108', '6102']),
      taxDetails,
      ...(random.chance(0.3)
        ? {
            'options.intermediaryCnpj': random.pick(['12ABC34501DE35', '12ABC34501DE36']),
            'options.intermediarySellerId': random.pick(['loja', 'x']),
          }
        : {}),
    };
    const customer = random.pick([paidOrder().customer, paysIcms, { ...paysIcms, stateRegistration: 'ISENTO' }]);
    const order = livingIn(random.pick(['SP', 'MG']), {
      customer,
      payments: [{ method: random.pick(['pix', 'credit_card', 'unknown'] as const) }],
    });
    const world = focusNfeWorld({ regime });
    if ((await problemsOf(order, parameters, world)).length > 0) continue;
    passed++;
    const issuer = openInvoiceIssuer(world.connect());
    const invoice = (await issue.execute(onItem(order, parameters), 0, issuer)).documents.invoice as IDataObject;
    await world.clock.sleep(10_000);
    const { status, rejection } = await issuer.get(String(invoice.id), parameters.model as 55 | 65);
    expect({ status, rejection, parameters: status === 'authorized' ? null : parameters }).toEqual({
      status: 'authorized',
      rejection: null,
      parameters: null,
    });
  }
  expect(passed).toBeGreaterThan(50);
});
