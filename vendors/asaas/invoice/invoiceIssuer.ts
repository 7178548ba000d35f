import { describeItems } from '../../../domain/sale/describeItems';
import type { Order } from '../../../domain/documents/order';
import type { Invoice, InvoiceModel } from '../../../domain/documents/invoice';
import type { InvoiceIssuer, IssueRequest, ServiceDetails } from '../../../domain/ports/invoiceIssuer';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText } from '../../../runtime/client/json';
import { openCustomers } from '../customer/customerKeeper';
import { openAccount, type Account } from '../records/account';
import { getRecord, type AsaasRecord } from '../records/calls';
import { findByReference } from '../records/createOnce';
import type { ServiceInvoice } from './invoiceBody';
import { authorize, getInvoice, invoiceOfPayment, isSendable, pollEverySeconds, scheduleOnce } from './serviceInvoices';
import { vendor } from '../client/vendor';

/** Asaas as issuer of NFS-e, for services. The invoice belongs to the order's payment at Asaas where there is one, else to its customer. */
export function openInvoiceIssuer(connection: Connection): InvoiceIssuer {
	const account = openAccount(connection);
	return {
		pollEverySeconds,
		async issue(request) {
			requireNfse(request.model);
			const service = requireService(request);
			const ofOrder = `${vendor.id}:${connection.account}:invoiceOf:${request.orderNumber}`;
			const invoice = await exclusive(ofOrder, async () => await scheduleForOrder(account, request, service));
			// Sent now, not on its day: who asks for an invoice waits for it.
			const sent = isSendable(invoice.status) ? await authorize(account, invoice.id) : invoice;
			return { ...sent, found: invoice.found };
		},
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
async function scheduleForOrder(account: Account, request: IssueRequest, service: ServiceDetails): Promise<Invoice> {
	let asked: Promise<AsaasRecord | undefined> | undefined;
	const payment = async () => await (asked ??= paymentOf(account, request));
	return await scheduleOnce(
		account,
		referenceOf(request),
		async () => await describe(account, request, service, await payment()),
		async () => {
			const paid = await payment();
			return paid && (await invoiceOfPayment(account, paid.id));
		},
	);
}

/** The node's keys end in what they are for; among invoices that says nothing, and people read the reference in Asaas. */
function referenceOf({ key }: IssueRequest): string {
	return key.replace(/:invoice$/, '');
}

async function describe(
	account: Account,
	{ order, orderNumber }: IssueRequest,
	service: ServiceDetails,
	payment: AsaasRecord | undefined,
): Promise<ServiceInvoice> {
	const common = { service, observations: `Pedido ${orderNumber}`, effectiveDate: null };
	if (order) {
		const subject = payment ? { payment: payment.id } : { customer: await customerOf(account, order) };
		return { ...common, subject, value: order.totals.total, description: describeItems(order) };
	}
	if (payment === undefined) throw paymentNotFound(orderNumber);
	return { ...common, subject: { payment: payment.id }, value: payment.value, description: asText(payment.description) ?? service.name };
}

/** The payment on the item, else the one that was made for the order. */
async function paymentOf(account: Account, { order, orderNumber, payment }: IssueRequest): Promise<AsaasRecord | undefined> {
	if (payment?.vendor === vendor.id) return await getRecord(account, 'payments', payment.id);
	return await findByReference(account, 'payments', order?.id ?? orderNumber);
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
	if (service && service.name !== '') return service;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'serviceMissing',
		message: 'An NFS-e needs the name of the service as the city hall has it',
		hint: 'Fill in "Service Name" and the code or ID of the service',
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
