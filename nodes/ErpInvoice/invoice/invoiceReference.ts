import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { InvoiceModel } from '../../../domain/documents/invoice';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { invoiceIssuers } from '../../../vendors';
import { chosenVendor } from '../../shared/openVendor';
import { showFor } from '../../shared/showFor';
import { modelProperties } from './modelProperty';

/** Which invoice an operation is about: the item's own, unless the user gives an ID. */
export const invoiceProperties: INodeProperties[] = [
	{
		displayName: 'Invoice',
		name: 'invoiceFrom',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{ name: 'From the Incoming Item', value: 'item', description: 'Uses the "invoice" that this node put on the item before' },
		],
		default: 'item',
		description: 'Which invoice is meant',
	},
	{
		displayName: 'Invoice ID',
		name: 'invoiceId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12345678',
		displayOptions: { show: { invoiceFrom: ['id'] } },
		description: "The ERP's own ID of the invoice, not its number",
	},
	...showFor({ invoiceFrom: ['id'] }, modelProperties()),
];

export interface InvoiceReference {
	id: string;
	model: InvoiceModel;
	/** What the item knows of it. */
	onItem: IDataObject;
}

export function invoiceReference(context: IExecuteFunctions, itemIndex: number): InvoiceReference {
	if (context.getNodeParameter('invoiceFrom', itemIndex) === 'item') return invoiceOnItem(context, itemIndex);
	const id = String(context.getNodeParameter('invoiceId', itemIndex, '')).trim();
	if (id === '') throw invoiceMissing('No invoice ID is given', 'Fill in "Invoice ID"');
	return { id, model: context.getNodeParameter('model', itemIndex, 55) as InvoiceModel, onItem: {} };
}

function invoiceOnItem(context: IExecuteFunctions, itemIndex: number): InvoiceReference {
	const invoice = asObject(context.getInputData()[itemIndex]!.json.invoice) ?? {};
	const { id, model, vendor } = invoice;
	if (typeof vendor === 'string') refuseOtherVendor(context, vendor);
	if (typeof id === 'string' && id !== '' && (model === 55 || model === 65 || model === 'nfse')) return { id, model, onItem: invoice };
	throw invoiceMissing('There is no invoice on the item', 'Put "ERP Invoice: Issue" before this node, or switch "Invoice" to "By ID"');
}

/** ERPs count their ids up: the same number is somebody else's invoice at another one. */
function refuseOtherVendor(context: IExecuteFunctions, vendor: string): void {
	const { id, name } = chosenVendor(context, invoiceIssuers);
	if (vendor === id) return;
	const issuer = invoiceIssuers.find((entry) => entry.id === vendor)?.name ?? vendor;
	throw invoiceMissing(
		`The invoice on the item is of ${issuer}, and this node asks ${name}`,
		`Choose ${issuer} in this node, or switch "Invoice" to "By ID"`,
	);
}

function invoiceMissing(message: string, hint: string): IntegrationError {
	return new IntegrationError('ponte', { class: 'validation', code: 'invoiceMissing', message, hint });
}
