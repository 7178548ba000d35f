/** A walk from 2026 to 2030: what is issued on a day has the law of that day, or is refused. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/documents/order.ts';
import type { GoodsTaxes } from '../../../domain/ports/invoiceIssuer.ts';
import { goodsBody } from '../../../vendors/focusNfe/invoice/goodsBody.ts';
import { simplesTaxes } from '../../contracts/support/focusNfeWorld.mts';
import { address, paidOrder } from '../../contracts/support/order.mts';
import { issueRequest } from './issuing.mts';

const issuer = { cnpj: '12ABC34501DE35', state: 'SP', isTest: false };
const body = (order: Order, taxes: GoodsTaxes, at: string) => goodsBody({ ...issueRequest(order), order, taxes }, issuer, Date.parse(at));

const taxed: GoodsTaxes = { ...simplesTaxes, icmsSituation: '00', icmsRate: 18, ibsCbs: { situation: '000', classification: '000001' } };
const untaxed: GoodsTaxes = { ...simplesTaxes, ibsCbs: { situation: '410', classification: '410001' } };

function outcome(taxes: GoodsTaxes, at: string): unknown {
  try {
    const { ibs_uf_aliquota, ibs_mun_aliquota, cbs_aliquota } = body(paidOrder(), taxes, at).items[0] as Record<string, unknown>;
    return [ibs_uf_aliquota, ibs_mun_aliquota, cbs_aliquota];
  } catch (error) {
    return (error as { failure: { code: string } }).failure.code;
  }
}

const months = [2026, 2027, 2028, 2029, 2030].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-15T15:00:00Z`),
);
const none = [undefined, undefined, undefined];

describe('F17: sixty months', () => {
  test.each(months)('%s', (at) => {
    const isTrial = at.startsWith('2026');
    expect(outcome(taxed, at)).toEqual(isTrial ? [0.1, 0, 0.9] : 'taxRatesUnknown');
    expect(outcome(simplesTaxes, at)).toEqual(isTrial ? none : 'ibsCbsMissing');
    expect(outcome(untaxed, at)).toEqual(none);
  });
});

test('the day is the one of Brasília', () => {
  expect(outcome(taxed, '2027-01-01T02:59:00Z')).toEqual([0.1, 0, 0.9]);
  expect(outcome(taxed, '2027-01-01T03:00:00Z')).toBe('taxRatesUnknown');
  expect(outcome(simplesTaxes, '2027-01-04T02:59:00Z')).toEqual(none);
  expect(outcome(simplesTaxes, '2027-01-04T03:00:00Z')).toBe('ibsCbsMissing');
});

describe('the CFOP by two facts', () => {
  const company = { ...paidOrder().customer, taxId: { type: 'CNPJ' as const, value: '12ABC34501DE35' } };
  const livingIn = (state: string) => ({ billingAddress: { ...address, state }, shippingAddress: { ...address, state } });
  const cfops = (state: string, stateRegistration: string | null, taxes: Partial<GoodsTaxes> = {}) => {
    const order = paidOrder('1', { customer: { ...company, stateRegistration }, ...livingIn(state) });
    return [...new Set(body(order, { ...simplesTaxes, ...taxes }, '2026-11-24T12:00:00Z').items.map(({ cfop }) => cfop))];
  };

  test.each([
    ['SP', null, {}, '5102'],
    ['SP', '110042490114', {}, '5102'],
    ['MG', null, {}, '6108'],
    ['MG', 'ISENTO', {}, '6108'],
    ['MG', '110042490114', {}, '6102'],
    ['MG', '110042490114', { cfopInterstate: '6107' }, '6101'],
    ['MG', '110042490114', { cfopInterstateContributor: '6404' }, '6404'],
    ['MG', null, { cfopInterstateContributor: '6404' }, '6108'],
    ['MG', '110042490114', { cfopInterstate: '6102' }, '6102'],
  ])('%s, registration %s, %j: %s', (state, registration, taxes, cfop) => {
    expect(cfops(state, registration, taxes)).toEqual([cfop]);
  });
});
