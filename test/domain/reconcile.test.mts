/** The core of the reconciliation: what is let go, what is left, and what is said of it. */
import { describe, expect, test } from 'vitest';
import type { RegisteredInvoice } from '../../domain/ports/invoiceRegister.ts';
import { dueNight } from '../../domain/reconcile/dueNight.ts';
import { judgeInvoices } from '../../domain/reconcile/judgeInvoices.ts';
import { daysBefore, momentsOf } from '../../domain/reconcile/period.ts';
import { Sieve } from '../../domain/reconcile/sieve.ts';
import type { Order } from '../../domain/documents/order.ts';
import { paidOrder } from '../contracts/support/order.mts';

const order = (change: Partial<Order> = {}) => paidOrder('1001', change);
const { total } = paidOrder().totals;

const invoice = (change: Partial<RegisteredInvoice> = {}): RegisteredInvoice => ({
  ...{ vendor: 'bling', id: '1', number: '42', series: '1', model: 55, status: 'authorized', accessKey: null, protocol: null },
  ...{
    issuedAt: '2026-11-23T15:10:00Z',
    xmlUrl: null,
    pdfUrl: null,
    rejection: null,
    orderNumber: '1001',
    found: true,
    total,
    freight: null,
  },
  ...change,
});

describe('what is said of an order and its invoices', () => {
  const cases: [string, Order | undefined, RegisteredInvoice[], string | undefined][] = [
    ['one over its amount', order(), [invoice()], undefined],
    ['none', order(), [], 'missing_there missing'],
    ['an invoice without order', undefined, [invoice()], 'missing_here missing'],
    ['a cancelled invoice without order', undefined, [invoice({ status: 'cancelled' })], undefined],
    ['two that add up', order(), [invoice({ total: 60 }), invoice({ id: '2', total: total - 60 })], undefined],
    ['two, one too many', order(), [invoice(), invoice({ id: '2' })], 'different duplicate'],
    ['a rejected one beside an authorized one', order(), [invoice({ id: '2', status: 'rejected' }), invoice()], undefined],
    ['a rejected one', order(), [invoice({ status: 'rejected' })], 'different refused'],
    ['one that SEFAZ has', order(), [invoice({ status: 'processing' })], 'different under_way'],
    ['a cancelled one', order(), [invoice({ status: 'cancelled' })], 'different cancelled_there'],
    ['a cancelled order', order({ cancelledAt: '2026-11-23T16:00:00Z' }), [invoice()], 'different cancelled_here'],
    ['a cancelled order without one', order({ cancelledAt: '2026-11-23T16:00:00Z' }), [], undefined],
    ['an unpaid order', order({ financialStatus: 'pending' }), [invoice()], 'different unpaid'],
    ['a test', order({ test: true }), [invoice()], 'different test'],
    ['an order refunded in full', order({ financialStatus: 'refunded' }), [invoice()], 'different refund'],
    ['without the freight', order(), [invoice({ total: total - paidOrder().totals.shipping })], 'different freight'],
    ['two cents less', order(), [invoice({ total: total - 0.02 })], 'different rounding'],
    ['six cents more', order(), [invoice({ total: total + 0.06 })], 'different amount'],
    ['refunded in part', order({ financialStatus: 'partially_refunded' }), [invoice({ total: total + 79.9 })], 'different refund'],
    ['two weeks later', order(), [invoice({ issuedAt: '2026-12-07T15:00:00Z' })], 'different other_day'],
    ['of the day alone', order(), [invoice({ issuedAt: '2026-11-23' })], undefined],
  ];

  test.each(cases)('%s', (_, some, invoices, expected) => {
    const finding = judgeInvoices('1001', some, invoices);
    expect(finding && `${finding.kind} ${finding.reason}`).toBe(expected);
    if (finding) expect(finding.message).toMatch(/^(?:Order|Invoice) \S+ .*[A-Za-z0-9)]$/);
  });

  test('amounts are told to the cent', () => {
    const finding = judgeInvoices('1001', order(), [invoice({ total: Math.round((total + 37.11) * 100) / 100 })]);
    expect(finding!.fields).toEqual([{ field: 'total', here: total, there: Math.round((total + 37.11) * 100) / 100, difference: 37.11 }]);
  });
});

test('the day of an order is that of Brasília, where a month may end three hours later', () => {
  const evening = order({ createdAt: '2026-12-01T01:30:00Z' });
  const [day] = judgeInvoices('1001', evening, [invoice({ issuedAt: '2026-12-16T02:59:59Z' })])!.fields;
  expect(day).toEqual({ field: 'day', here: '2026-11-30', there: '2026-12-15' });
});

describe('the sieve', () => {
  const open = () => new Sieve<number, number>((here, there) => here === there.reduce((sum, each) => sum + each, 0));

  test('lets go of what agrees, whichever side comes first and in however many parts', () => {
    const sieve = open();
    sieve.takeHere('a', 10);
    sieve.takeThere('a', 10);
    sieve.takeThere('b', 4);
    sieve.takeThere('b', 6);
    sieve.takeHere('b', 10);
    sieve.takeHere('c', 10);
    sieve.takeThere('c', 4);
    sieve.takeThere('c', 6);
    expect(sieve.left()).toEqual([]);
    expect(sieve.agreed).toEqual({ here: 3, there: 5 });
    expect(sieve.peak).toBe(3);
  });

  test('keeps what has no equal, and what comes a second time', () => {
    const sieve = open();
    sieve.takeHere('a', 10);
    sieve.takeThere('a', 10);
    sieve.takeThere('a', 10);
    sieve.takeHere('b', 5);
    expect(sieve.left()).toEqual([
      ['a', { here: [], there: [10] }],
      ['b', { here: [5], there: [] }],
    ]);
  });
});

describe('days', () => {
  test('are those of the shop’s zone', () => {
    const now = Date.parse('2026-11-24T02:30:00Z');
    expect(daysBefore(now, 7, 'America/Sao_Paulo')).toMatchObject({ from: '2026-11-15', to: '2026-11-22' });
    expect(daysBefore(now, 0, 'UTC')).toMatchObject({ from: '2026-11-23', to: '2026-11-23' });
    const { begin, end } = momentsOf({ from: '2026-11-22', to: '2026-11-22', timeZone: 'America/Manaus' });
    expect([begin, end].map((moment) => new Date(moment).toISOString())).toEqual(['2026-11-22T04:00:00.000Z', '2026-11-23T04:00:00.000Z']);
  });

  test('a night is due once, at its hour, and not on the day on which the trigger is switched on later', () => {
    const at = { minutes: 180, timeZone: 'America/Sao_Paulo' };
    const noon = Date.parse('2026-11-24T15:00:00Z');
    const early = Date.parse('2026-11-24T04:00:00Z');
    expect(dueNight(noon, at, undefined)).toEqual({ day: '2026-11-24', starts: false });
    expect(dueNight(early, at, undefined)).toEqual({ day: '2026-11-23', starts: false });
    expect(dueNight(early, at, '2026-11-23')).toBeUndefined();
    expect(dueNight(Date.parse('2026-11-24T06:00:00Z'), at, '2026-11-23')).toEqual({ day: '2026-11-24', starts: true });
    expect(dueNight(noon, at, '2026-11-24')).toBeUndefined();
    expect(dueNight(noon, at, '2026-11-20')).toEqual({ day: '2026-11-24', starts: true });
  });
});
