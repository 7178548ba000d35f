import { declined, json, notFound, problem, removed, type Problem } from '../answers.mts';
import { invalid, type Call, type Handler, type Route } from '../call.mts';
import { isGiven, isOneOf } from '../fields.mts';
import { answerList } from '../lists.mts';
import { isDate } from '../numbers/calendar.mts';
import { authorizeCard, cardProblems, sendsCard } from '../payments/cards.mts';
import { paymentFilters } from '../payments/reading.routes.mts';
import { billingTypeProblem, customerProblem, detailProblems, dueDateProblem, valueProblem } from '../payments/validate.mts';
import { cycles, type JsonObject, type Subscription } from '../types.mts';
import { paymentsOf } from './installments.mts';
import { changeSubscription, createSubscription, isCount, removeSubscription } from './subscriptions.mts';

const cycleProblem = (cycle: unknown): Problem[] =>
  isOneOf(cycles, cycle) ? [] : [problem('invalid_cycle', 'A periodicidade deve ser informada e válida.')];

const endProblems = (body: JsonObject): Problem[] => [
  ...(!isGiven(body.endDate) || isDate(body.endDate) ? [] : [problem('invalid_endDate', 'A data final é inválida.')]),
  ...(isCount(body.maxPayments) ? [] : [problem('invalid_maxPayments', 'O número de cobranças é inválido.')]),
];

function create(call: Call): Response {
  const { account, body } = call;
  const problems = [
    ...customerProblem(account, body.customer),
    ...billingTypeProblem(body.billingType),
    ...valueProblem(body.value),
    ...dueDateProblem(account, body.nextDueDate, 'nextDueDate'),
    ...cycleProblem(body.cycle),
    ...endProblems(body),
    ...detailProblems(body),
    ...(body.billingType === 'CREDIT_CARD' ? cardProblems(body, { needsRemoteIp: true }) : []),
  ];
  if (problems.length > 0) return invalid(call, problems);
  const paysNow = body.billingType === 'CREDIT_CARD' && sendsCard(body);
  const card = paysNow ? authorizeCard(account, body) : undefined;
  if (paysNow && !card) return declined('invalid_creditCard', 'Transação não autorizada.');
  return json(createSubscription(account, body, card));
}

const withSubscription =
  (act: (call: Call, subscription: Subscription) => Response): Handler =>
  (call) => {
    const subscription = call.account.subscriptions.get(call.params.id!);
    return subscription ? act(call, subscription) : notFound();
  };

const show = withSubscription((_, subscription) => json(subscription));

const change = withSubscription((call, subscription) => {
  const { account, body } = call;
  const problems = [
    ...(body.billingType === undefined ? [] : billingTypeProblem(body.billingType)),
    ...(body.value === undefined ? [] : valueProblem(body.value)),
    ...(body.nextDueDate === undefined ? [] : dueDateProblem(account, body.nextDueDate, 'nextDueDate')),
    ...(body.cycle === undefined ? [] : cycleProblem(body.cycle)),
    ...(body.status === undefined || isOneOf(['ACTIVE', 'INACTIVE'], body.status)
      ? []
      : [problem('invalid_status', 'A situação é inválida.')]),
    ...endProblems(body),
    ...detailProblems(body),
  ];
  if (problems.length > 0) return invalid(call, problems);
  if (subscription.deleted) return declined('invalid_action', 'A assinatura foi removida.');
  changeSubscription(account, subscription, body);
  return json(subscription);
});

const erase = withSubscription((call, subscription) => {
  if (subscription.deleted) return declined('invalid_action', 'A assinatura já foi removida.');
  removeSubscription(call.account, subscription);
  return removed(subscription.id);
});

const payments = withSubscription((call, { id }) => answerList(call, paymentsOf(call.account, 'subscription', id), paymentFilters));

const list = (call: Call) =>
  answerList(call, [...call.account.subscriptions.values()].filter(({ deleted }) => !deleted).reverse(), {
    equal: ['customer', 'billingType', 'status', 'externalReference'],
  });

export const subscriptionRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/subscriptions', operation: 'subscriptions.create', handle: create },
  { method: 'GET', pattern: '/subscriptions', operation: 'subscriptions.list', handle: list },
  { method: 'GET', pattern: '/subscriptions/:id', operation: 'subscriptions.get', handle: show },
  { method: 'PUT', pattern: '/subscriptions/:id', operation: 'subscriptions.update', handle: change },
  { method: 'DELETE', pattern: '/subscriptions/:id', operation: 'subscriptions.delete', handle: erase },
  { method: 'GET', pattern: '/subscriptions/:id/payments', operation: 'subscriptions.payments', handle: payments },
];
