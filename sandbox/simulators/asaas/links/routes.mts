/** Payment links: kept and shown; nobody opens them here. */
import { declined, json, notFound, problem, removed, type Problem } from '../answers.mts';
import { invalid, type Call, type Handler, type Route } from '../call.mts';
import { isAmount, isGiven, isOneOf, isText } from '../fields.mts';
import { answerList } from '../lists.mts';
import { publicUrl } from '../payments/urls.mts';
import { billingTypeProblem } from '../payments/validate.mts';
import { cycles, type JsonObject, type PaymentLink } from '../types.mts';

const chargeTypes = ['DETACHED', 'RECURRENT', 'INSTALLMENT'] as const;
const kept = [
  'name',
  'value',
  'active',
  'chargeType',
  'billingType',
  'subscriptionCycle',
  'description',
  'endDate',
  'maxInstallmentCount',
  'dueDateLimitDays',
  'notificationEnabled',
  'isAddressRequired',
  'externalReference',
] as const;

function linkProblems(body: JsonObject, whole: boolean): Problem[] {
  const looked = (field: string) => whole || body[field] !== undefined;
  return [
    ...(!looked('name') || isText(body.name) ? [] : [problem('invalid_name', 'O campo name deve ser informado.')]),
    ...(looked('billingType') ? billingTypeProblem(body.billingType) : []),
    ...(!looked('chargeType') || isOneOf(chargeTypes, body.chargeType)
      ? []
      : [problem('invalid_chargeType', 'O campo chargeType deve ser informado e válido.')]),
    ...(!isGiven(body.value) || isAmount(body.value) ? [] : [problem('invalid_value', 'O campo value é inválido.')]),
    ...(!isGiven(body.subscriptionCycle) || isOneOf(cycles, body.subscriptionCycle)
      ? []
      : [problem('invalid_subscriptionCycle', 'O campo subscriptionCycle é inválido.')]),
  ];
}

const sent = (body: JsonObject) =>
  Object.fromEntries(kept.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]));

function create(call: Call): Response {
  const { account, body } = call;
  const problems = linkProblems(body, true);
  if (problems.length > 0) return invalid(call, problems);
  const link = {
    id: account.ids.digits(12),
    name: '',
    value: null,
    active: true,
    chargeType: 'DETACHED',
    url: publicUrl(account, 'c', account.ids.text(16)),
    billingType: 'UNDEFINED',
    subscriptionCycle: null,
    description: null,
    endDate: null,
    deleted: false,
    viewCount: 0,
    maxInstallmentCount: null,
    dueDateLimitDays: null,
    notificationEnabled: true,
    isAddressRequired: false,
    externalReference: null,
    ...sent(body),
  } satisfies PaymentLink;
  account.paymentLinks.set(link.id, link);
  return json(link);
}

const withLink =
  (act: (call: Call, link: PaymentLink) => Response): Handler =>
  (call) => {
    const link = call.account.paymentLinks.get(call.params.id!);
    return link ? act(call, link) : notFound();
  };

const show = withLink((_, link) => json(link));

const change = withLink((call, link) => {
  const problems = linkProblems(call.body, false);
  if (problems.length > 0) return invalid(call, problems);
  if (link.deleted) return declined('invalid_action', 'O link de pagamentos foi removido.');
  return json(Object.assign(link, sent(call.body)));
});

const setDeleted = (deleted: boolean) =>
  withLink((_, link) => {
    if (link.deleted === deleted) return declined('invalid_action', 'O link de pagamentos já está nessa situação.');
    link.deleted = deleted;
    return deleted ? removed(link.id) : json(link);
  });

const list = (call: Call) =>
  answerList(call, [...call.account.paymentLinks.values()].filter(({ deleted }) => !deleted).reverse(), {
    equal: ['active', 'name', 'externalReference'],
  });

export const paymentLinkRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/paymentLinks', operation: 'paymentLinks.create', handle: create },
  { method: 'GET', pattern: '/paymentLinks', operation: 'paymentLinks.list', handle: list },
  { method: 'GET', pattern: '/paymentLinks/:id', operation: 'paymentLinks.get', handle: show },
  { method: 'PUT', pattern: '/paymentLinks/:id', operation: 'paymentLinks.update', handle: change },
  { method: 'DELETE', pattern: '/paymentLinks/:id', operation: 'paymentLinks.delete', handle: setDeleted(true) },
  { method: 'POST', pattern: '/paymentLinks/:id/restore', operation: 'paymentLinks.restore', handle: setDeleted(false) },
];
