import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Payment } from '../../../domain/documents/payment';
import { asObject } from '../../../runtime/host/itemDocuments';
import type { ItemResult } from '../../../runtime/host/runItems';
import { allowedStates, refusePaymentState } from '../../shared/allowOption';
import { serviceParameter, serviceProperties } from '../../shared/serviceParameters';
import type { AsaasAccount } from '../shared/asaas';
import { chargeParameter, chargeProperties } from '../shared/chargeParameters';
import { documentResult } from '../../shared/operation';
import { showFor } from '../../shared/showFor';
import { idOnItem, kinds } from '../shared/recordParameter';
import { textParameter } from '../../shared/textParameter';

export const option: INodePropertyOptions = {
	name: 'Schedule',
	value: 'schedule',
	description: 'Find the NFS-e of an order or have it issued on a day',
	action: 'Schedule a service invoice',
};

const properties: INodeProperties[] = [
	...chargeProperties.map((property) =>
		property.name === 'chargeFor' ? { ...property, displayName: 'Invoice For', description: 'What is invoiced' } : property,
	),
	...serviceProperties,
	{
		displayName: 'Effective Date',
		name: 'effectiveDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		hint: 'Empty: today. "Authorize" issues it before its day.',
		description: 'When it is issued',
	},
	{
		displayName: 'Observations',
		name: 'observations',
		type: 'string',
		default: '',
		hint: 'Empty: what names it in your books',
		description: 'Notes on the invoice',
	},
];

export const description = showFor({ resource: ['serviceInvoice'] }, properties);

export async function execute(context: IExecuteFunctions, itemIndex: number, { serviceInvoices }: AsaasAccount): Promise<ItemResult> {
	const { key, payer, value, description: ofOrder } = chargeParameter(context, itemIndex, true);
	const text = (name: string) => textParameter(context, itemIndex, name);
	const service = serviceParameter(context, itemIndex);
	const payment = paymentOnItem(context, itemIndex);
	if (payment !== undefined) refuseTakenBack(context, itemIndex, payment);
	const invoice = await serviceInvoices.schedule({
		key,
		subject: payment === undefined ? { payer } : { payment },
		value,
		service,
		description: ofOrder ?? service.name,
		observations: text('observations') || (ofOrder ?? key),
		effectiveDate: text('effectiveDate') || null,
	});
	return documentResult('invoice', invoice);
}

/** The order's payment at Asaas, where a node before left it on the item: the invoice then belongs to it. */
function paymentOnItem(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const { json } = context.getInputData()[itemIndex]!;
	return asObject(json.payment)?.vendor === 'asaas' ? idOnItem(json, kinds.payment) : undefined;
}

/** Not what is unpaid: an NFS-e may come before the money. */
function refuseTakenBack(context: IExecuteFunctions, itemIndex: number, payment: string): void {
	const onItem = asObject(context.getInputData()[itemIndex]!.json.payment) as unknown as Payment;
	refusePaymentState(onItem, payment, allowedStates(context, itemIndex, ['unpaid']));
}
