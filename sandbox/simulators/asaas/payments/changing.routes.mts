import { declined, json, problem, removed } from '../answers.mts';
import { invalid, type Route } from '../call.mts';
import { isAmount, isGiven, textOrNull } from '../fields.mts';
import { isDate } from '../numbers/calendar.mts';
import { authorizeCard, cardProblems, sendsCard } from './cards.mts';
import { changePayment } from './change.mts';
import { confirm, isOpen, receiveInCash, remove, restore, undoCash } from './lifecycle.mts';
import { withLivePayment, withPayment } from './lookup.mts';
import { canBeRefunded, lacksBalance, refund, refundableValue } from './reversals.mts';
import { changedPaymentProblems } from './validate.mts';

const notNow = (what: string) => declined('invalid_action', `A cobrança não pode ser ${what} na situação atual.`);

const change = withLivePayment((call, payment) => {
  const problems = changedPaymentProblems(call.account, call.body);
  if (problems.length > 0) return invalid(call, problems);
  if (!isOpen(payment)) return notNow('alterada');
  changePayment(call.account, payment, call.body);
  return json(payment);
});

const erase = withLivePayment((call, payment) => {
  if (!isOpen(payment)) return notNow('removida');
  remove(call.account, payment);
  return removed(payment.id);
});

const bringBack = withPayment((call, payment) => {
  if (!payment.deleted) return declined('invalid_action', 'A cobrança não está removida.');
  restore(call.account, payment);
  return json(payment);
});

const giveBack = withLivePayment((call, payment) => {
  const { account, body } = call;
  if (isGiven(body.value) && !isAmount(body.value)) return invalid(call, [problem('invalid_value', 'O valor do estorno é inválido.')]);
  if (!canBeRefunded(payment)) return notNow('estornada');
  const value = (body.value as number | undefined | null) ?? refundableValue(payment);
  if (value > refundableValue(payment))
    return invalid(call, [problem('invalid_value', 'O valor do estorno é maior que o valor disponível.')]);
  if (lacksBalance(account, payment, value)) return declined('invalid_action', 'Saldo insuficiente para estornar a cobrança.');
  refund(account, payment, { value, description: textOrNull(body.description) });
  return json(payment);
});

const takeCash = withLivePayment((call, payment) => {
  const { paymentDate, value } = call.body;
  const problems = [
    ...(isDate(paymentDate) && paymentDate <= call.account.today()
      ? []
      : [problem('invalid_paymentDate', 'A data de recebimento é inválida.')]),
    ...(isAmount(value) ? [] : [problem('invalid_value', 'O campo value deve ser informado.')]),
  ];
  if (problems.length > 0) return invalid(call, problems);
  if (!isOpen(payment)) return notNow('recebida em dinheiro');
  receiveInCash(call.account, payment, { paymentDate: paymentDate as string, value: value as number });
  return json(payment);
});

const giveCashBack = withLivePayment((call, payment) => {
  if (payment.status !== 'RECEIVED_IN_CASH') return notNow('desfeita');
  undoCash(call.account, payment);
  return json(payment);
});

const capture = withLivePayment((call, payment) => {
  if (payment.status !== 'AUTHORIZED') return notNow('capturada');
  confirm(call.account, payment);
  return json(payment);
});

const payByCard = withLivePayment((call, payment) => {
  const { account, body } = call;
  const problems = sendsCard(body) ? cardProblems(body, { needsRemoteIp: false }) : [problem('invalid_creditCard', 'Informe o cartão.')];
  if (problems.length > 0) return invalid(call, problems);
  if (!isOpen(payment)) return notNow('paga');
  const card = authorizeCard(account, body);
  if (!card) {
    account.emit('PAYMENT_CREDIT_CARD_CAPTURE_REFUSED', 'payment', payment);
    return declined('invalid_creditCard', 'Transação não autorizada.');
  }
  Object.assign(payment, { billingType: 'CREDIT_CARD', creditCard: card });
  confirm(account, payment);
  return json(payment);
});

export const paymentChangingRoutes: readonly Route[] = [
  { method: 'PUT', pattern: '/payments/:id', operation: 'payments.update', handle: change },
  { method: 'DELETE', pattern: '/payments/:id', operation: 'payments.delete', handle: erase },
  { method: 'POST', pattern: '/payments/:id/restore', operation: 'payments.restore', handle: bringBack },
  { method: 'POST', pattern: '/payments/:id/refund', operation: 'payments.refund', handle: giveBack },
  { method: 'POST', pattern: '/payments/:id/receiveInCash', operation: 'payments.receiveInCash', handle: takeCash },
  { method: 'POST', pattern: '/payments/:id/undoReceivedInCash', operation: 'payments.undoReceivedInCash', handle: giveCashBack },
  { method: 'POST', pattern: '/payments/:id/captureAuthorizedPayment', operation: 'payments.capture', handle: capture },
  { method: 'POST', pattern: '/payments/:id/payWithCreditCard', operation: 'payments.payWithCreditCard', handle: payByCard },
];
