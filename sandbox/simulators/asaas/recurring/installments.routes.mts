import { declined, json, notFound, problem, removed } from '../answers.mts';
import { invalid, type Call, type Handler, type Route } from '../call.mts';
import { answerList } from '../lists.mts';
import { authorizeCard, cardProblems, sendsCard } from '../payments/cards.mts';
import { isOpen, remove } from '../payments/lifecycle.mts';
import { paymentFilters } from '../payments/reading.routes.mts';
import { canBeRefunded, lacksBalance, refund, refundableValue } from '../payments/reversals.mts';
import { billingTypeProblem, customerProblem, detailProblems, dueDateProblem, valueProblem } from '../payments/validate.mts';
import type { Installment } from '../types.mts';
import { createInstallment, paymentsOf, pricesOf } from './installments.mts';

function create(call: Call): Response {
  const { account, body } = call;
  const problems = [
    ...(Number.isInteger(body.installmentCount) && (body.installmentCount as number) >= 1
      ? []
      : [problem('invalid_object', 'Informe o número de parcelas.')]),
    ...customerProblem(account, body.customer),
    ...valueProblem(body.value),
    ...billingTypeProblem(body.billingType),
    ...dueDateProblem(account, body.dueDate, 'dueDate'),
    ...detailProblems(body),
    ...(body.billingType === 'CREDIT_CARD' ? cardProblems(body, { needsRemoteIp: true }) : []),
  ];
  if (problems.length > 0) return invalid(call, problems);
  const paysNow = body.billingType === 'CREDIT_CARD' && sendsCard(body);
  const card = paysNow ? authorizeCard(account, body) : undefined;
  if (paysNow && !card) return declined('invalid_creditCard', 'Transação não autorizada.');
  const input = { ...body, externalReference: body.paymentExternalReference, split: body.splits };
  return json(createInstallment(account, input, pricesOf(body), card ? { card } : {}).installment);
}

const withInstallment =
  (act: (call: Call, installment: Installment) => Response): Handler =>
  (call) => {
    const installment = call.account.installments.get(call.params.id!);
    return installment ? act(call, installment) : notFound();
  };

const show = withInstallment((_, installment) => json(installment));

const payments = withInstallment((call, { id }) => answerList(call, paymentsOf(call.account, 'installment', id), paymentFilters));

const erase = withInstallment((call, installment) => {
  if (installment.deleted) return declined('invalid_action', 'O parcelamento já foi removido.');
  installment.deleted = true;
  for (const payment of paymentsOf(call.account, 'installment', installment.id).filter(isOpen)) remove(call.account, payment);
  return removed(installment.id);
});

const giveBack = withInstallment((call, installment) => {
  const paid = paymentsOf(call.account, 'installment', installment.id).filter(canBeRefunded);
  if (paid.length === 0) return declined('invalid_action', 'O parcelamento não pode ser estornado na situação atual.');
  for (const payment of paid) {
    const value = refundableValue(payment);
    if (lacksBalance(call.account, payment, value)) return declined('invalid_action', 'Saldo insuficiente para estornar o parcelamento.');
    refund(call.account, payment, { value, description: null });
  }
  return json(installment);
});

const list = (call: Call) => answerList(call, [...call.account.installments.values()].filter(({ deleted }) => !deleted).reverse());

export const installmentRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/installments', operation: 'installments.create', handle: create },
  { method: 'GET', pattern: '/installments', operation: 'installments.list', handle: list },
  { method: 'GET', pattern: '/installments/:id', operation: 'installments.get', handle: show },
  { method: 'DELETE', pattern: '/installments/:id', operation: 'installments.delete', handle: erase },
  { method: 'GET', pattern: '/installments/:id/payments', operation: 'installments.payments', handle: payments },
  { method: 'POST', pattern: '/installments/:id/refund', operation: 'installments.refund', handle: giveBack },
];
