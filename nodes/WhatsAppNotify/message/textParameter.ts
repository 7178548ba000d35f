import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Subject } from './subject';
import { filled } from './templateValues';

export const placeholderHint =
	'May hold {first_name}, {order_number}, {order_total}, {invoice_url}, {tracking_url}, {payment_url}, {appointment_date} and the like';

export const textProperty: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Oi {first_name}, o pedido {order_number} foi enviado: {tracking_url}',
	hint: placeholderHint,
};

/** The text as the customer reads it. */
export function textParameter(context: IExecuteFunctions, itemIndex: number, subject: Subject): string {
	const written = context.getNodeParameter('text', itemIndex) as string;
	if (written.trim() === '') throw textMissing(subject.title);
	return filled(written, subject);
}

function textMissing(title: string): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'textMissing',
		message: `${title}: there is no text to send`,
		hint: 'Write it under "Text"',
	});
}
