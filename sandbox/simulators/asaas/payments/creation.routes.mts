import { declined, json } from '../answers.mts';
import { invalid, type Call, type Route } from '../call.mts';
import { createInstallment, pricesOf } from '../recurring/installments.mts';
import { authorizeCard, sendsCard } from './cards.mts';
import { createPayment } from './create.mts';
import { isInstalled, newPaymentProblems } from './validate.mts';

/** A declined card leaves no payment behind. There is no idempotency: the same request twice makes two payments. */
function create(call: Call): Response {
  const { account, body } = call;
  const problems = newPaymentProblems(account, body);
  if (problems.length > 0) return invalid(call, problems);
  const paysNow = body.billingType === 'CREDIT_CARD' && sendsCard(body);
  const card = paysNow ? authorizeCard(account, body) : undefined;
  if (paysNow && !card) return declined('invalid_creditCard', 'Transação não autorizada.');
  const origin = card ? { card } : {};
  if (isInstalled(body)) return json(createInstallment(account, body, pricesOf(body), origin).payments[0]);
  return json(createPayment(account, { ...body, value: body.value as number, dueDate: body.dueDate as string }, origin));
}

export const paymentCreationRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/payments', operation: 'payments.create', handle: create },
];
