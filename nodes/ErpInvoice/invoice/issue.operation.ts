import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isSettled, type Invoice, type InvoiceModel } from '../../../domain/invoice';
import { invoiceProblems, serviceInvoiceProblems } from '../../../domain/orderCheck';
import type { InvoiceIssuer, IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { hostClock } from '../../../runtime/clock';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { waitUntil } from '../../../runtime/waitUntil';
import { keyParameter, optionsProperty } from '../../shared/optionsCollection';
import { orderProperties } from '../../shared/orderParameter';
import { orderReference } from '../../shared/orderReference';
import { refuseProblems } from '../../shared/requireOrder';
import { serviceParameter, serviceProperties } from '../../shared/serviceParameters';
import { showFor } from '../../shared/showFor';
import { modelProperties } from './modelProperty';
import { refuseRejected } from './refuseRejected';

export const option: INodePropertyOptions = {
	name: 'Issue',
	value: 'issue',
	description: 'Find or make the invoice of an order, send it to SEFAZ and wait for the answer',
	action: 'Issue an invoice',
};

const defaultWaitSeconds = 60;

const options = optionsProperty([
	{
		displayName: 'Send Email',
		name: 'sendEmail',
		type: 'boolean',
		default: false,
		description: 'Whether the ERP sends the customer the invoice by email (NF-e only)',
	},
	{
		displayName: 'Wait for Authorization (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: defaultWaitSeconds,
		hint: '0: do not wait',
		description: 'How long to wait for the answer of SEFAZ. After that the invoice goes on with the status "processing".',
	},
]);

const nfseProperties = showFor({ model: ['nfse'] }, serviceProperties);

export const description: INodeProperties[] = showFor({ operation: ['issue'] }, [
	...orderProperties,
	...modelProperties,
	...nfseProperties,
	options,
]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult> {
	const { order, number, id } = orderReference(context, itemIndex);
	const model = context.getNodeParameter('model', itemIndex, 55) as InvoiceModel;
	const problems = order && (model === 'nfse' ? serviceInvoiceProblems(order) : invoiceProblems(order));
	refuseProblems(number, problems ?? [], 'Correct the order in the shop, or ask the customer, then run the item again');
	const request: IssueRequest = {
		order,
		orderNumber: number,
		key: keyParameter(context, itemIndex, `${id}:invoice`),
		model,
		sendEmail: context.getNodeParameter('options.sendEmail', itemIndex, false) as boolean,
		...(model === 'nfse' ? { ...paymentOnItem(context, itemIndex), service: serviceParameter(context, itemIndex) } : {}),
	};
	const waitSeconds = context.getNodeParameter('options.waitSeconds', itemIndex, defaultWaitSeconds) as number;
	const invoice = await issueAndWait(issuer, request, waitSeconds);
	refuseRejected(invoice);
	return { documents: { invoice: invoice as unknown as IDataObject } };
}

async function issueAndWait(issuer: InvoiceIssuer, request: IssueRequest, waitSeconds: number): Promise<Invoice> {
	const issued = await issuer.issue(request);
	return await waitUntil(hostClock, issued, {
		isFinal: ({ status }) => isSettled(status),
		ask: async () => ({ ...(await issuer.get(issued.id, issued.model)), orderNumber: issued.orderNumber, found: issued.found }),
		everyMs: issuer.pollEverySeconds * 1000,
		forMs: waitSeconds * 1000,
	});
}

/** An NFS-e may belong to a payment at the vendor that issues it. */
function paymentOnItem(context: IExecuteFunctions, itemIndex: number): Pick<IssueRequest, 'payment'> {
	const payment = asObject(context.getInputData()[itemIndex]!.json.payment);
	const { vendor, id } = payment ?? {};
	return typeof vendor === 'string' && typeof id === 'string' ? { payment: { vendor, id } } : {};
}
