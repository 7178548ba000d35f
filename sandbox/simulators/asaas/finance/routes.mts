import { declined, json, notFound } from '../answers.mts';
import { invalid, type Call, type Route } from '../call.mts';
import { answerList } from '../lists.mts';
import { fromCents, toCents } from '../numbers/money.mts';
import { cancelTransfer, createTransfer, transferProblems } from './transfers.mts';

const balance = (call: Call) => json({ balance: fromCents(call.account.balance) });

function create(call: Call): Response {
  const problems = transferProblems(call.body);
  if (problems.length > 0) return invalid(call, problems);
  if (toCents(call.body.value as number) > call.account.balance) return declined('invalid_action', 'Saldo insuficiente.');
  return json(createTransfer(call.account, call.body));
}

function show(call: Call): Response {
  const transfer = call.account.transfers.get(call.params.id!);
  return transfer ? json(transfer) : notFound();
}

function cancel(call: Call): Response {
  const transfer = call.account.transfers.get(call.params.id!);
  if (!transfer) return notFound();
  if (transfer.status !== 'PENDING') return declined('invalid_action', 'A transferência não pode mais ser cancelada.');
  cancelTransfer(call.account, transfer);
  return json(transfer);
}

const list = (call: Call) => answerList(call, [...call.account.transfers.values()].reverse(), { equal: ['type'], ranges: ['dateCreated'] });

/** Of the company's fiscal data, what tells the regime. */
const fiscalInfo = (call: Call) =>
  json({ object: 'customerFiscalInfo', simplesNacional: call.account.regime === 'simples', useNationalPortal: true });

export const financeRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/fiscalInfo', operation: 'fiscalInfo.get', handle: fiscalInfo },
  { method: 'GET', pattern: '/finance/balance', operation: 'finance.balance', handle: balance },
  { method: 'POST', pattern: '/transfers', operation: 'transfers.create', handle: create },
  { method: 'GET', pattern: '/transfers', operation: 'transfers.list', handle: list },
  { method: 'GET', pattern: '/transfers/:id', operation: 'transfers.get', handle: show },
  { method: 'DELETE', pattern: '/transfers/:id/cancel', operation: 'transfers.cancel', handle: cancel },
];
