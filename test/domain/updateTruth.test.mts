/** What an update says has to be so, by the documents on the item; what they leave open counts for it. */
import { expect, test } from 'vitest';
import { orderUpdates } from '../../domain/messaging/orderUpdate.ts';
import { updateProblems } from '../../domain/messaging/updateTruth.ts';
import type { FlowDocuments } from '../../domain/messaging/flowVariables.ts';
import { paidOrder } from '../contracts/support/order.mts';

/** Noon in São Paulo. */
const now = Date.parse('2026-11-24T15:00:00Z');

const order = (change: object) => ({ order: paidOrder('1001', change) });

const untrue: [string, FlowDocuments][] = [
  ['paid', order({ financialStatus: 'pending' })],
  ['paid', order({ financialStatus: 'refunded' })],
  ['paid', order({ financialStatus: 'voided' })],
  ['paid', order({ cancelledAt: '2026-11-24T15:00:00Z' })],
  // A part of it, or an amount that a bank keeps for the shop.
  ['paid', order({ financialStatus: 'partially_paid' })],
  ['paid', order({ financialStatus: 'authorized' })],
  ['paid', { payment: { status: 'overdue' } }],
  ['paid', { payment: { status: 'refunded' } }],
  ['paid', { ...order({}), payment: { status: 'pending' } }],
  ['paymentDue', { payment: { status: 'received' } }],
  ['paymentDue', { payment: { status: 'deleted' } }],
  ['received', order({ cancelledAt: '2026-11-24T15:00:00Z' })],
  ['invoiced', { invoice: { status: 'processing' } }],
  ['invoiced', { invoice: { status: 'cancelled' } }],
  ['invoiced', { invoice: { status: 'rejected' } }],
  ['delivered', { shipment: { status: 'posted' } }],
  ['outForDelivery', { shipment: { status: 'returned' } }],
  ['shipped', { shipment: { status: 'cancelled' } }],
  // In the cart of a carrier: nobody has paid for it.
  ['shipped', { shipment: { status: 'created' } }],
  ['appointmentReminder', { appointment: { status: 'cancelled' } }],
  ['appointmentReminder', { appointment: { status: 'done' } }],
  ['appointmentReminder', { appointment: { status: 'scheduled', start: '2026-11-24T12:00:00-03:00' } }],
  ['appointmentReminder', { appointment: { start: '2026-11-23', timeZone: 'America/Sao_Paulo' } }],
];

test.each(untrue)('%s: not so by %j', (id, documents) => {
  expect(updateProblems(id, documents, now)).toHaveLength(1);
});

const so: [string, FlowDocuments][] = [
  ['paid', order({})],
  ['paid', order({ test: true })],
  ['paid', order({ financialStatus: 'partially_refunded' })],
  // The shop waits for what Asaas has.
  ['paid', { ...order({ financialStatus: 'pending' }), payment: { status: 'received' } }],
  ['paymentDue', { payment: { status: 'overdue' } }],
  ['received', order({ financialStatus: 'pending' })],
  ['invoiced', { invoice: { status: 'authorized' } }],
  ['delivered', { shipment: { status: 'delivered' } }],
  ['shipped', { shipment: { status: 'label_ready' } }],
  ['shipped', { shipment: { status: 'posted' } }],
  ['outForDelivery', { shipment: { status: 'out_for_delivery' } }],
  ['appointmentReminder', { appointment: { status: 'confirmed' } }],
  ['appointmentReminder', { appointment: { status: 'scheduled', start: '2026-11-24T12:01:00-03:00' } }],
  ['appointmentReminder', { appointment: { start: '2026-11-24', timeZone: 'America/Sao_Paulo' } }],
  ['appointmentReminder', { appointment: { start: 'amanhã' } }],
];

test.each(so)('%s: so by %j', (id, documents) => {
  expect(updateProblems(id, documents, now)).toEqual([]);
});

test('what the documents leave open counts for any update', () => {
  for (const { id } of orderUpdates) {
    expect(updateProblems(id, {}, now)).toEqual([]);
    expect(
      updateProblems(id, { shipment: { status: 'unknown' }, invoice: {}, payment: { status: 'unknown' }, appointment: {} }, now),
    ).toEqual([]);
  }
});
