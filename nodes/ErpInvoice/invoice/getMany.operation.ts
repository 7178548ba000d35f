import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { parseDay } from '../../../domain/values/day';
import type { InvoiceModel, InvoiceStatus } from '../../../domain/documents/invoice';
import type { InvoiceIssuer, InvoiceQuery } from '../../../domain/ports/invoiceIssuer';
import type { ItemResult } from '../../../runtime/host/runItems';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { filtersParameter } from '../../shared/filtersParameter';
import { manyProperties, maxResults } from '../../shared/manyProperties';
import { showFor } from '../../shared/showFor';
import { invoiceResult } from './invoiceResult';
import { modelProperties } from './modelProperty';
import { notOffered } from './notOffered';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getMany',
	description: 'List invoices, the newest first, one item for each',
	action: 'Get many invoices',
};

const statuses: [InvoiceStatus, string][] = [
	['authorized', 'Authorized'],
	['cancelled', 'Cancelled'],
	['denied', 'Denied'],
	['pending', 'Pending (not sent yet)'],
	['processing', 'Processing (SEFAZ has it)'],
	['rejected', 'Rejected'],
];

const day = { type: 'string', default: '', placeholder: 'e.g. 2026-12-31' } as const;

const filters: INodeProperties[] = [
	{ displayName: 'Issued After', name: 'issuedFrom', ...day, description: 'First day' },
	{ displayName: 'Issued Before', name: 'issuedTo', ...day, description: 'Last day' },
	{
		displayName: 'Order Number',
		name: 'orderNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1001',
		description: "The shop's number of the order",
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: statuses.map(([value, name]) => ({ name, value })),
		default: 'authorized',
		description: 'Only invoices with this status',
	},
];

export const description: INodeProperties[] = showFor({ operation: ['getMany'] }, [...modelProperties(), ...manyProperties(filters)]);

export async function execute(context: IExecuteFunctions, itemIndex: number, issuer: InvoiceIssuer): Promise<ItemResult[]> {
	if (!issuer.list) throw notOffered(option.name);
	const invoices = await issuer.list(queryParameter(context, itemIndex), maxResults(context, itemIndex));
	return invoices.map(invoiceResult);
}

function queryParameter(context: IExecuteFunctions, itemIndex: number): InvoiceQuery {
	const { issuedFrom, issuedTo, orderNumber, status } = filtersParameter(context, itemIndex);
	return {
		model: context.getNodeParameter('model', itemIndex, 55) as InvoiceModel,
		...(status === undefined ? {} : { status: status as InvoiceStatus }),
		...(issuedFrom === undefined ? {} : { issuedFrom: dayOf(issuedFrom, 'Issued After') }),
		...(issuedTo === undefined ? {} : { issuedTo: dayOf(issuedTo, 'Issued Before') }),
		...(orderNumber === undefined ? {} : { orderNumber: String(orderNumber).trim() }),
	};
}

function dayOf(text: unknown, label: string): string {
	const read = parseDay(text);
	if (read) return read;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'day',
		message: `"${label}" is not a valid date`,
		hint: 'Write days like 2026-12-31 or 31/12/2026',
	});
}
