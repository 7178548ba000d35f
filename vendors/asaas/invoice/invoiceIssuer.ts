import { describeItems } from '../../../domain/sale/describeItems';
import { paymentStateProblems } from '../../../domain/checks/stateCheck';
import { regularRegimeProblems } from '../../../domain/checks/regularRegimeCheck';
import { orderKeyOf, type Order } from '../../../domain/documents/order';
import type { InvoiceModel } from '../../../domain/documents/invoice';
import type { InvoiceIssuer, IssueRequest, ServiceDetails } from '../../../domain/ports/invoiceIssuer';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import type { Found } from '../../../runtime/once/lookUpThenWrite';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText } from '../../../runtime/client/json';
import { openCustomers } from '../customer/customerKeeper';
import { openAccount, type Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { findByReference } from '../records/createOnce';
import type { ServiceInvoice } from './invoiceBody';
import { invoicesOver, paidSale, type PaidSale } from './paidSale';
import { readInvoice } from './readInvoice';
import { refuseOtherInvoice, refuseOtherOrder, refuseParts } from './refuseOtherInvoice';
import { authorize, getInvoice, isSendable, pollEverySeconds, scheduleOnce } from './serviceInvoices';
import { readStatus } from '../payment/readPayment';
import { readRefunds } from '../payment/readRefunds';
import { vendor } from '../client/vendor';
import { tellProblems } from '../../../domain/values/problemWords';

/** Asaas as issuer of NFS-e, for services. The invoice belongs to the order's payment at Asaas where there is one, else to its customer. */
export function openInvoiceIssuer(connection: Connection): InvoiceIssuer {
	const account = openAccount(connection);
	return {
		pollEverySeconds,
		async issue(request) {
			requireNfse(request.model);
			const service = requireService(request);
			const ofOrder = `${vendor.id}:${connection.account}:invoiceOf:${request.orderNumber}`;
			const { value, found } = await exclusive(ofOrder, async () => await scheduleForOrder(account, request, service));
			const invoice = readInvoice(value, found);
			// Sent now, not on its day: who asks for an invoice waits for it.
			const sent = isSendable(invoice.status) ? await authorize(account, invoice.id) : invoice;
			return { ...sent, orderNumber: request.orderNumber, found };
		},
		problems: ({ service }) => regularRegimeProblems(service?.regular),
		async get(id, model) {
			requireNfse(model);
			return await getInvoice(account, id);
		},
	};
}

/**
 * A flow that starts with the order and one that starts with its payment name the invoice differently, so it is looked for under the
 * payment, too.
 */
async function scheduleForOrder(account: Account, request: IssueRequest, service: ServiceDetails): Promise<Found<AsaasRecord>> {
	const payment = await paymentOf(account, request);
	const sale = payment && (await paidSale(account, payment, request.order === null && service.eachInstallment === true));
	const key = referenceOf(request, sale);
	return await scheduleOnce(account, {
		key,
		invoice: async () => {
			if (sale) await refuseParts(account, sale, key);
			if (sale) refuseTakenBack(sale, request);
			return await describe(account, request, service, sale);
		},
		elsewhere: async () => (sale ? await invoicesOver(account, sale) : []),
		compare: async (record) => await refuseOtherInvoice(account, record, key, request, sale),
	});
}

/**
 * The node's keys end in what they are for; among invoices that says nothing, and people read the reference in Asaas. The invoice over
 * several installments has the name of all, whichever of them was paid first.
 */
function referenceOf({ key, payment }: IssueRequest, sale: PaidSale | undefined): string {
	const bare = key.replace(/:invoice$/, '');
	const isOfPayment = payment !== undefined && bare === `${payment.vendor}:${payment.id}`;
	return isOfPayment && sale && 'installment' in sale.subject ? `${payment.vendor}:${sale.subject.installment}` : bare;
}

async function describe(
	account: Account,
	{ order, orderNumber }: IssueRequest,
	service: ServiceDetails,
	sale: PaidSale | undefined,
): Promise<ServiceInvoice> {
	const common = { service, observations: `Pedido ${orderNumber}`, effectiveDate: null };
	if (order) {
		const subject = sale ? sale.subject : { customer: await customerOf(account, order) };
		return { ...common, subject, value: order.totals.total, description: describeItems(order) };
	}
	if (sale === undefined) throw paymentNotFound(orderNumber);
	return { ...common, subject: sale.subject, value: sale.value, description: asText(sale.payment.description) ?? service.name };
}

/** The payment on the item, else the one that was made for the order. */
async function paymentOf(account: Account, { order, orderNumber, payment }: IssueRequest): Promise<AsaasRecord | undefined> {
	if (payment?.vendor === vendor.id) return refuseOtherOrder(await getRecord(account, 'payments', payment.id), order);
	// What was paid elsewhere is no charge here: one of the same number is another shop's, and another customer's.
	if (order === null && payment !== undefined) throw paidElsewhere(orderNumber, payment.vendor);
	return await findByReference(account, 'payments', order ? orderKeyOf(order) : orderNumber);
}

async function customerOf(account: Account, { customer, billingAddress, shippingAddress }: Order): Promise<string | null> {
	return (await openCustomers(account).payer({ customer, address: billingAddress ?? shippingAddress })).id;
}

function requireNfse(model: InvoiceModel): void {
	if (model === 'nfse') return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'invoiceModel',
		message: 'Asaas issues NFS-e for services, but neither NF-e nor NFC-e',
		hint: 'Choose the model NFS-e, or an ERP for goods',
	});
}

function requireService({ service }: IssueRequest): ServiceDetails {
	if (service && service.name !== '') return withCompleteRegime(service);
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'serviceMissing',
		message: 'An NFS-e needs the name of the service as the city hall has it',
		hint: 'Fill in "Service Name" and the code or ID of the service',
	});
}

function withCompleteRegime(service: ServiceDetails): ServiceDetails {
	const problems = regularRegimeProblems(service.regular);
	if (problems.length === 0) return service;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'serviceIncomplete',
		message: tellProblems(problems),
		hint: 'Complete what is named under "Service Details", or remove all of it where the company is under Simples Nacional; the accountant knows the codes',
	});
}

/** An event may be old news, and one of several installments may have gone back: what Asaas says of the payments now is what counts. */
function refuseTakenBack({ parts }: PaidSale, { order, orderNumber, allowed = [] }: IssueRequest): void {
	const states = parts.map((part) => ({ ...readStatus(part, part.id), ...readRefunds(part) }));
	const told = states.flatMap((state) => paymentStateProblems(state, [...allowed, 'unpaid']));
	// What an order is over where a part went back, its shop says.
	const problems = order === null ? told : told.filter(({ field }) => field === 'payment.status');
	if (problems.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'paymentState',
		message: `The payment of ${orderNumber} was taken back in whole or in part: ${tellProblems(problems)}. Nothing was sent`,
		hint: 'Look at the payment in Asaas. If you want this for such payments too, choose them in the option "Allow"',
	});
}

function paidElsewhere(orderNumber: string, where: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'paidElsewhere',
		message: `The payment of ${orderNumber} is of ${where}, and the item has no order: Asaas has no charge that an NFS-e could be made over`,
		hint: 'Put a node before this one that brings the order (Get), so that the NFS-e is over what was bought',
	});
}

function paymentNotFound(orderNumber: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'paymentNotFound',
		message: `Asaas has no payment for order ${orderNumber}, and the item has no order`,
		hint: 'Put a trigger of this package before ERP Invoice, so that the item has an order or a payment of Asaas',
	});
}
