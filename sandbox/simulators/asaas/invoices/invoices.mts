/** Service invoices (NFS-e): scheduled, sent to the city hall on their day or on demand, authorized a little later. */
import type { Account } from '../account.mts';
import { problem, type Problem } from '../answers.mts';
import { liveCustomer } from '../customers/customers.mts';
import { isAmount, isGiven, isObject, isText, textOrNull } from '../fields.mts';
import { isDate, startOfDay } from '../numbers/calendar.mts';
import { publicUrl } from '../payments/urls.mts';
import type { Invoice, JsonObject } from '../types.mts';

/** World milliseconds that the city hall takes. */
const cityHallMs = 30_000;

const texts = ['serviceDescription', 'observations', 'municipalServiceName'];
const taxFields = ['iss', 'cofins', 'csll', 'inss', 'ir', 'pis'];
const isTaxes = (taxes: unknown) =>
  isObject(taxes) && typeof taxes.retainIss === 'boolean' && taxFields.every((name) => typeof taxes[name] === 'number');

export function invoiceProblems(account: Account, body: JsonObject): Problem[] {
  const refuse = (bad: boolean, field: string) =>
    bad ? [problem(`invalid_${field}`, `O campo ${field} deve ser informado e válido.`)] : [];
  return [
    ...texts.flatMap((field) => refuse(!isText(body[field]), field)),
    ...refuse(!isAmount(body.value), 'value'),
    ...refuse(typeof body.deductions !== 'number' || body.deductions < 0, 'deductions'),
    ...refuse(!isDate(body.effectiveDate), 'effectiveDate'),
    ...refuse(!isTaxes(body.taxes), 'taxes'),
    ...(isTaxes(body.taxes) ? reformProblems(account, body.taxes as JsonObject) : []),
    ...refuse(!isGiven(body.payment) && !isGiven(body.installment) && !isGiven(body.customer), 'payment'),
    ...refuse(isGiven(body.payment) && !account.payments.has(String(body.payment)), 'payment'),
    ...refuse(isGiven(body.installment) && !account.installments.has(String(body.installment)), 'installment'),
    ...refuse(isGiven(body.customer) && !liveCustomer(account, body.customer), 'customer'),
  ];
}

/** A day from which the new rules of PIS and COFINS hold (vendor's changelog). */
const pisCofinsFrom = '2026-06-30';
const ibsCbsFrom = '2026-01-01';
const statusesWithRate = ['STANDARD_TAXABLE_OPERATION', 'DIFFERENTIATED_RATE_TAXABLE_OPERATION'];

/** What the regular regime has to say and Simples Nacional has not. Where it is said differs from source to source: both are taken. */
function reformProblems(account: Account, taxes: JsonObject): Problem[] {
  if (account.regime !== 'regular') return [];
  const refuse = (field: string) => problem(`invalid_${field}`, `O campo ${field} deve ser informado para empresas do Regime Normal.`);
  const today = account.today();
  const codes = isText(taxes.taxSituationCode) && isText(taxes.taxClassificationCode);
  const status = taxes.pisCofinsTaxStatus;
  const due = today >= pisCofinsFrom;
  return [
    ...(today >= ibsCbsFrom && !isObject(taxes.ibsCbs) && !codes ? [refuse('ibsCbs')] : []),
    ...(due && !isText(status) ? [refuse('pisCofinsTaxStatus')] : []),
    ...(due && statusesWithRate.includes(String(status))
      ? (['operationPis', 'operationCofins'] as const).filter((name) => typeof taxes[name] !== 'number').map(refuse)
      : []),
  ];
}

/** `body` has been validated. */
export function createInvoice(account: Account, body: JsonObject): Invoice {
  const payment = account.payments.get(String(body.payment));
  const invoice: Invoice = {
    object: 'invoice',
    id: account.ids.invoice(),
    status: 'SCHEDULED',
    customer: textOrNull(body.customer) ?? payment?.customer ?? account.installments.get(String(body.installment))?.customer ?? null,
    payment: textOrNull(body.payment),
    installment: textOrNull(body.installment),
    type: 'NFS-e',
    statusDescription: null,
    serviceDescription: String(body.serviceDescription),
    pdfUrl: null,
    xmlUrl: null,
    rpsSerie: null,
    rpsNumber: null,
    number: null,
    validationCode: null,
    value: body.value as number,
    deductions: body.deductions as number,
    effectiveDate: String(body.effectiveDate),
    observations: String(body.observations),
    estimatedTaxesDescription: null,
    externalReference: textOrNull(body.externalReference),
    taxes: body.taxes as JsonObject,
    municipalServiceId: textOrNull(body.municipalServiceId),
    municipalServiceCode: textOrNull(body.municipalServiceCode),
    municipalServiceName: String(body.municipalServiceName),
  };
  account.invoices.set(invoice.id, invoice);
  account.emit('INVOICE_CREATED', 'invoice', invoice);
  account.later(startOfDay(invoice.effectiveDate) - account.services.clock.now(), () => {
    if (invoice.status === 'SCHEDULED') sendToCityHall(account, invoice);
  });
  return invoice;
}

export function sendToCityHall(account: Account, invoice: Invoice): void {
  if (!canBeSent(invoice)) return;
  invoice.status = 'SYNCHRONIZED';
  invoice.statusDescription = null;
  invoice.rpsSerie = '1';
  invoice.rpsNumber ??= String(account.ids.next());
  account.emit('INVOICE_SYNCHRONIZED', 'invoice', invoice);
  account.later(cityHallMs, () => decide(account, invoice));
}

export function canBeSent({ status }: Invoice): boolean {
  return status === 'SCHEDULED' || status === 'ERROR';
}

function decide(account: Account, invoice: Invoice): void {
  if (invoice.status !== 'SYNCHRONIZED') return;
  if (account.cityHallRefusal !== undefined) {
    invoice.status = 'ERROR';
    invoice.statusDescription = account.cityHallRefusal;
    account.emit('INVOICE_ERROR', 'invoice', invoice);
    return;
  }
  invoice.status = 'AUTHORIZED';
  invoice.number = String(account.ids.next());
  invoice.validationCode = account.ids.text(9).toUpperCase();
  invoice.pdfUrl = publicUrl(account, 'nfse/pdf', account.ids.text(16));
  invoice.xmlUrl = publicUrl(account, 'nfse/xml', account.ids.text(16));
  account.emit('INVOICE_AUTHORIZED', 'invoice', invoice);
}

export function cancelInvoice(account: Account, invoice: Invoice): void {
  const authorized = invoice.status === 'AUTHORIZED';
  invoice.status = authorized ? 'PROCESSING_CANCELLATION' : 'CANCELED';
  account.emit(authorized ? 'INVOICE_PROCESSING_CANCELLATION' : 'INVOICE_CANCELED', 'invoice', invoice);
  if (!authorized) return;
  account.later(cityHallMs, () => {
    invoice.status = 'CANCELED';
    account.emit('INVOICE_CANCELED', 'invoice', invoice);
  });
}
