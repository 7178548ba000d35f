import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { tellsOfRefund } from '../../../domain/checks/stateCheck';
import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { invoiceIssuers } from '../../../vendors';
import { allowedStates, refusePaymentState, refuseInvoiceState } from '../../shared/allowOption';
import { chosenVendor } from '../../shared/openVendor';
import { keyParameter } from '../../shared/optionsCollection';
import { ifIncomplete } from '../../shared/readAgain';
import { refuseProblems } from '../../shared/requireOrder';
import { serviceParameter } from '../../shared/serviceParameters';
import { showFor } from '../../shared/showFor';
import { awaitDecision, defaultWaitSeconds } from './awaitDecision';
import { invoicedOrder, invoicedOrderProperties, paymentOf, type InvoicedOrder } from './invoicedOrder';
import { invoicedServiceProperties } from './invoicedService';
import { invoiceResult } from './invoiceResult';
import { issueOptions } from './issueOptions';
import { modelProperties } from './modelProperty';
import { orderProblems } from './orderProblems';
import { refuseRejected } from './refuseRejected';
import { taxesParameter, taxProperties } from './taxes';
import { overridesParameter } from './overrides';

export const option: INodePropertyOptions = {
	name: 'Issue',
	value: 'issue',
	description: 'Find or make the invoice of an order, send it to SEFAZ and wait for the answer',
	action: 'Issue an invoice',
};

export const description: INodeProperties[] = showFor({ operation: ['issue'] }, [
	...invoicedOrderProperties,
	...modelProperties(),
	...invoicedServiceProperties(invoiceIssuers),
	...showFor({ orderFrom: ['item'] }, [ifIncomplete]),
	...taxProperties(invoiceIssuers),
	issueOptions(invoiceIssuers),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	const invoiced = invoicedOrder(context, itemIndex);
	const { leftOut, shopNumber } = invoiced;
	const request = requestOf(context, itemIndex, invoiced);
	const { order, orderNumber, overrides } = request;
	const problems = order ? orderProblems(order, request, leftOut, chosenVendor(context, invoiceIssuers)) : [];
	const allowed = allowedStates(context, itemIndex);
	if (order) refuseInvoiceState(order, allowed);
	const payment = paymentOf(context, itemIndex);
	// Beside an order it may be one of several; a refund the shop need not have been told of.
	if (!order || tellsOfRefund(payment.status)) refusePaymentState(payment, orderNumber, allowed);
	refuseProblems(orderNumber, problems, `Correct the order in the shop, if need be ask the customer; ${startAnew}`);
	const issued = await issuer.issue(request);
	const waitSeconds = context.getNodeParameter('options.waitSeconds', itemIndex, defaultWaitSeconds) as number;
	// A draft waits for a person, not for SEFAZ.
	const invoice = overrides?.draftOnly ? issued : await awaitDecision(issuer, issued, waitSeconds);
	refuseRejected(invoice);
	const known = invoice.orderNumber === orderNumber ? { ...invoice, orderNumber: shopNumber } : invoice;
	return invoiceResult(leftOut.length > 0 ? { ...known, leftOut } : known);
}

function requestOf(context: IExecuteFunctions, itemIndex: number, { order, number, orderId, key, model }: InvoicedOrder): IssueRequest {
	const entry = chosenVendor(context, invoiceIssuers);
	const overrides = overridesParameter(context, itemIndex, entry);
	return {
		order,
		orderNumber: number,
		...(orderId === undefined ? {} : { orderId }),
		key: keyParameter(context, itemIndex, `${key}:invoice`),
		model,
		sendEmail: context.getNodeParameter('options.sendEmail', itemIndex, false) as boolean,
		...(overrides ? { overrides } : {}),
		...(model === 'nfse' ? serviceParts(context, itemIndex) : {}),
		...(entry.asksTaxes && model !== 'nfse' ? { taxes: taxesParameter(context, itemIndex) } : {}),
	};
}

function serviceParts(context: IExecuteFunctions, itemIndex: number): Pick<IssueRequest, 'payment' | 'service' | 'allowed'> {
	const allowed = allowedStates(context, itemIndex);
	return {
		...paymentOnItem(context, itemIndex),
		service: serviceParameter(context, itemIndex),
		...(allowed.length > 0 ? { allowed } : {}),
	};
}

/** An NFS-e may belong to a payment at the vendor that issues it. */
function paymentOnItem(context: IExecuteFunctions, itemIndex: number): Pick<IssueRequest, 'payment'> {
	const { vendor, id } = paymentOf(context, itemIndex);
	return typeof vendor === 'string' && typeof id === 'string' ? { payment: { vendor, id } } : {};
}
