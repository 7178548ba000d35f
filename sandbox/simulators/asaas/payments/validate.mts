/** What the vendor accepts in a charge; every fault is named at once. */
import type { Account } from '../account.mts';
import { problem, type Problem } from '../answers.mts';
import { liveCustomer } from '../customers/customers.mts';
import { isAmount, isGiven, isObject, isOneOf, isText } from '../fields.mts';
import { isDate } from '../numbers/calendar.mts';
import type { BillingType, JsonObject } from '../types.mts';
import { cardProblems } from './cards.mts';
import { splitProblems } from './splits.mts';
import { termProblems } from './terms.mts';

export const billingTypes: readonly BillingType[] = ['UNDEFINED', 'BOLETO', 'CREDIT_CARD', 'PIX'];

const longestDescription = 500;

export function isInstalled(body: JsonObject): boolean {
  return typeof body.installmentCount === 'number' && body.installmentCount > 1;
}

export function newPaymentProblems(account: Account, body: JsonObject): Problem[] {
  return [
    ...customerProblem(account, body.customer),
    ...billingTypeProblem(body.billingType),
    ...installmentProblems(body),
    ...(isInstalled(body) && !isGiven(body.value) ? [] : valueProblem(body.value)),
    ...dueDateProblem(account, body.dueDate, 'dueDate'),
    ...detailProblems(body),
    ...(body.billingType === 'CREDIT_CARD' ? cardProblems(body, { needsRemoteIp: true }) : []),
  ];
}

/** A change may carry any of the fields; what it carries must be right. */
export function changedPaymentProblems(account: Account, body: JsonObject): Problem[] {
  return [
    ...(body.billingType === undefined ? [] : billingTypeProblem(body.billingType)),
    ...(body.value === undefined ? [] : valueProblem(body.value)),
    ...(body.dueDate === undefined ? [] : dueDateProblem(account, body.dueDate, 'dueDate')),
    ...detailProblems(body),
  ];
}

export function customerProblem(account: Account, customer: unknown): Problem[] {
  return liveCustomer(account, customer) ? [] : [problem('invalid_customer', 'Customer inválido ou não informado.')];
}

export function billingTypeProblem(billingType: unknown): Problem[] {
  return isOneOf(billingTypes, billingType) ? [] : [problem('invalid_billingType', 'A forma de pagamento deve ser informada e válida.')];
}

export function valueProblem(value: unknown): Problem[] {
  return isAmount(value) ? [] : [problem('invalid_value', 'O campo value deve ser informado e maior que zero.')];
}

export function dueDateProblem(account: Account, date: unknown, field: string): Problem[] {
  if (!isDate(date)) return [problem(`invalid_${field}`, `O campo ${field} deve ser informado no formato AAAA-MM-DD.`)];
  return date >= account.today() ? [] : [problem(`invalid_${field}`, 'A data de vencimento não pode ser anterior a hoje.')];
}

export function detailProblems(body: JsonObject): Problem[] {
  const refuse = (bad: boolean, field: string, text: string) => (bad ? [problem(`invalid_${field}`, text)] : []);
  const { description, externalReference, callback } = body;
  return [
    ...refuse(
      isGiven(description) && (typeof description !== 'string' || description.length > longestDescription),
      'description',
      `A descrição deve ter no máximo ${longestDescription} caracteres.`,
    ),
    ...refuse(
      isGiven(externalReference) && typeof externalReference !== 'string',
      'externalReference',
      'O campo externalReference é inválido.',
    ),
    ...refuse(
      isGiven(callback) && !(isObject(callback) && isText(callback.successUrl)),
      'callback',
      'O campo callback.successUrl deve ser informado.',
    ),
    ...termProblems(body),
    ...splitProblems(body.split),
  ];
}

function installmentProblems(body: JsonObject): Problem[] {
  const { installmentCount } = body;
  if (!isGiven(installmentCount)) return [];
  if (!Number.isInteger(installmentCount) || (installmentCount as number) < 1) {
    return [problem('invalid_installmentCount', 'O número de parcelas é inválido.')];
  }
  const priced = !isInstalled(body) || isAmount(body.totalValue) || isAmount(body.installmentValue);
  return priced ? [] : [problem('invalid_installmentValue', 'Informe o valor da parcela ou o valor total do parcelamento.')];
}
