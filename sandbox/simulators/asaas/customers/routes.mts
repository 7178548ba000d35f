import { declined, json, notFound, removed } from '../answers.mts';
import { invalid, type Call, type Route } from '../call.mts';
import { answerList, type Filters } from '../lists.mts';
import { bareTaxId } from '../numbers/taxId.mts';
import type { Customer } from '../types.mts';
import { changeCustomer, createCustomer } from './customers.mts';
import { customerProblems } from './validate.mts';

/** Names are found by any part, everything else by the whole. */
const filters: Filters<Customer> = {
  equal: ['email', 'groupName', 'externalReference'],
  custom: {
    name: (customer, wanted) => customer.name.toLowerCase().includes(wanted.toLowerCase()),
    cpfCnpj: (customer, wanted) => customer.cpfCnpj === bareTaxId(wanted),
  },
};

function create(call: Call): Response {
  const problems = customerProblems(call.body, true);
  return problems.length > 0 ? invalid(call, problems) : json(createCustomer(call.account, call.body));
}

/** Runs `act` on the customer of the path; there is none: 404. */
const withCustomer = (act: (call: Call, customer: Customer) => Response) => (call: Call) => {
  const customer = call.account.customers.get(call.params.id!);
  return customer ? act(call, customer) : notFound();
};

const show = withCustomer((_, customer) => json(customer));

const change = withCustomer((call, customer) => {
  const problems = customerProblems(call.body, false);
  if (problems.length > 0) return invalid(call, problems);
  if (customer.deleted) return declined('invalid_action', 'O cliente foi removido.');
  changeCustomer(customer, call.body);
  return json(customer);
});

const remove = withCustomer((_, customer) => {
  if (customer.deleted) return declined('invalid_action', 'O cliente já foi removido.');
  customer.deleted = true;
  return removed(customer.id);
});

const restore = withCustomer((_, customer) => {
  if (!customer.deleted) return declined('invalid_action', 'O cliente não está removido.');
  customer.deleted = false;
  return json(customer);
});

const list = (call: Call) => answerList(call, [...call.account.customers.values()].filter(({ deleted }) => !deleted).reverse(), filters);

export const customerRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/customers', operation: 'customers.create', handle: create },
  { method: 'GET', pattern: '/customers', operation: 'customers.list', handle: list },
  { method: 'GET', pattern: '/customers/:id', operation: 'customers.get', handle: show },
  { method: 'PUT', pattern: '/customers/:id', operation: 'customers.update', handle: change },
  { method: 'DELETE', pattern: '/customers/:id', operation: 'customers.delete', handle: remove },
  { method: 'POST', pattern: '/customers/:id/restore', operation: 'customers.restore', handle: restore },
];
