/** Shortcuts that the vendor offers in its own sandbox only. */
import { declined, json } from '../answers.mts';
import type { Route } from '../call.mts';
import { becomeOverdue, isOpen, pay } from './lifecycle.mts';
import { withLivePayment } from './lookup.mts';

const confirmPayment = withLivePayment((call, payment) => {
  if (!isOpen(payment)) return declined('invalid_action', 'A cobrança não está aguardando pagamento.');
  pay(call.account, payment);
  return json(payment);
});

const forceOverdue = withLivePayment((call, payment) => {
  if (payment.status !== 'PENDING') return declined('invalid_action', 'A cobrança não está aguardando pagamento.');
  becomeOverdue(call.account, payment);
  return json(payment);
});

export const paymentSandboxRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/sandbox/payment/:id/confirm', operation: 'sandbox.confirm', handle: confirmPayment, sandboxOnly: true },
  { method: 'POST', pattern: '/sandbox/payment/:id/overdue', operation: 'sandbox.overdue', handle: forceOverdue, sandboxOnly: true },
];
