import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { textParameter } from '../../shared/textParameter';

/** A kind of record that an operation is about. */
export interface RecordKind {
	/** Its document on the item, e.g. `payment`. */
	document: string;
	/** As people call it, e.g. `Payment`. */
	label: string;
	/** What an ID looks like. */
	example: string;
}

export const kinds = {
	customer: { document: 'customer', label: 'Customer', example: 'cus_000005401844' },
	payment: { document: 'payment', label: 'Payment', example: 'pay_080225913252' },
	subscription: { document: 'subscription', label: 'Subscription', example: 'sub_VXJBYgP2u0eO' },
	paymentLink: { document: 'paymentLink', label: 'Payment Link', example: '725104409743' },
	serviceInvoice: { document: 'invoice', label: 'Invoice', example: 'inv_000000000232' },
	transfer: { document: 'transfer', label: 'Transfer', example: '777eb7c8-b1a2-4356-8fd8-a1b0644b5282' },
} satisfies Record<string, RecordKind>;

/** Which record: the one on the incoming item, unless the user says otherwise. */
export function recordProperties({ document, label, example }: RecordKind): INodeProperties[] {
	return [
		{
			displayName: label,
			name: 'recordFrom',
			type: 'options',
			options: [
				{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
				{ name: 'From the Incoming Item', value: 'item', description: `Uses the "${document}" that a node before put on the item` },
			],
			default: 'item',
			description: 'Which record it is about',
		},
		{
			displayName: `${label} ID`,
			name: 'recordId',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${example}`,
			displayOptions: { show: { recordFrom: ['id'] } },
			description: "Asaas' own ID, as its answers and events carry it",
		},
	];
}

export function recordId(context: IExecuteFunctions, itemIndex: number, kind: RecordKind): string {
	if (context.getNodeParameter('recordFrom', itemIndex) === 'id') return textParameter(context, itemIndex, 'recordId');
	const id = idOnItem(context.getInputData()[itemIndex]!.json, kind);
	if (id !== undefined) return id;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'recordMissing',
		message: `The item has no "${kind.document}" from Asaas`,
		hint: `Put a node before this one that leaves a "${kind.document}" on the item, or switch "${kind.label}" to "By ID"`,
	});
}

/** The document's own id; a customer may stand inside the payment. */
export function idOnItem(json: IDataObject, { document }: RecordKind): string | undefined {
	const found = asObject(json[document]) ?? (document === 'customer' ? asObject(asObject(json.payment)?.customer) : undefined);
	return typeof found?.id === 'string' && found.id !== '' ? found.id : undefined;
}
