import { declined, json, notFound } from '../answers.mts';
import { invalid, type Call, type Handler, type Route } from '../call.mts';
import { answerList } from '../lists.mts';
import type { Invoice } from '../types.mts';
import { canBeSent, cancelInvoice, createInvoice, invoiceProblems, sendToCityHall } from './invoices.mts';

function create(call: Call): Response {
  const problems = invoiceProblems(call.account, call.body);
  return problems.length > 0 ? invalid(call, problems) : json(createInvoice(call.account, call.body));
}

const withInvoice =
  (act: (call: Call, invoice: Invoice) => Response): Handler =>
  (call) => {
    const invoice = call.account.invoices.get(call.params.id!);
    return invoice ? act(call, invoice) : notFound();
  };

const show = withInvoice((_, invoice) => json(invoice));

const authorize = withInvoice((call, invoice) => {
  if (!canBeSent(invoice)) return declined('invalid_action', 'A nota fiscal não pode ser emitida na situação atual.');
  sendToCityHall(call.account, invoice);
  return json(invoice);
});

const cancel = withInvoice((call, invoice) => {
  if (!['SCHEDULED', 'AUTHORIZED'].includes(invoice.status))
    return declined('invalid_action', 'A nota fiscal não pode ser cancelada na situação atual.');
  cancelInvoice(call.account, invoice);
  return json(invoice);
});

const list = (call: Call) =>
  answerList(call, [...call.account.invoices.values()].reverse(), {
    equal: ['payment', 'installment', 'externalReference', 'status', 'customer'],
    ranges: ['effectiveDate'],
  });

export const invoiceRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/invoices', operation: 'invoices.create', handle: create },
  { method: 'GET', pattern: '/invoices', operation: 'invoices.list', handle: list },
  { method: 'GET', pattern: '/invoices/:id', operation: 'invoices.get', handle: show },
  { method: 'POST', pattern: '/invoices/:id/authorize', operation: 'invoices.authorize', handle: authorize },
  { method: 'POST', pattern: '/invoices/:id/cancel', operation: 'invoices.cancel', handle: cancel },
];
