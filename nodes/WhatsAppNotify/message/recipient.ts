import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { customerCountry } from '../../../domain/documents/order';
import { readPhone } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Subject } from './subject';

export const recipientProperties: INodeProperties[] = [
	{
		displayName: 'To',
		name: 'recipientFrom',
		type: 'options',
		options: [
			{
				name: 'Customer on the Incoming Item',
				value: 'item',
				description: 'The phone of the order, payment, invoice, appointment or lead, or of the customer who wrote',
			},
			{ name: 'Defined Below', value: 'number', description: 'A number that you give' },
		],
		default: 'item',
		description: 'Whom the message goes to',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		displayOptions: { show: { recipientFrom: ['number'] } },
		default: '',
		placeholder: 'e.g. (11) 91234-5678',
		hint: 'A Brazilian mobile number in any notation, or a foreign one that begins with +',
	},
];

interface Candidate {
	field: string;
	phone: unknown;
	/** Where a number without a country belongs (ISO 3166-1 alpha-2). */
	country?: string | null;
}

/** The number that the message goes to (E.164): the first that WhatsApp can reach. Refused before anything is sent where there is none. */
export function recipientParameter(context: IExecuteFunctions, itemIndex: number, subject: Subject): string {
	const isGiven = context.getNodeParameter('recipientFrom', itemIndex) === 'number';
	const candidates = isGiven ? [{ field: 'Phone Number', phone: context.getNodeParameter('phoneNumber', itemIndex) }] : phonesOn(subject);
	const readings = candidates.map((candidate) => ({ field: candidate.field, reading: reachable(candidate) }));
	const good = readings.find(({ reading }) => 'e164' in reading);
	if (good && 'e164' in good.reading) return good.reading.e164;
	throw unreachable(subject, readings);
}

/** Who wrote comes last: a flow that looks an order up for a stranger tells the order's customer about it, not the stranger. */
function phonesOn({ documents, reply }: Subject): Candidate[] {
	const { order, payment, invoice, appointment, lead } = documents;
	const candidates: Candidate[] = [
		{ field: 'order.customer.phone', phone: order?.customer?.phone, country: order ? customerCountry(order) : null },
		{ field: 'payment.customer.phone', phone: payment?.customer?.phone },
		{ field: 'invoice.customer.phone', phone: invoice?.customer?.phone },
		{ field: 'appointment.customer.phone', phone: appointment?.customer?.phone },
		{ field: 'lead.phone', phone: lead?.phone },
		{ field: 'reply.phone', phone: reply?.phone },
	];
	return candidates.filter(({ phone }) => phone !== null && phone !== undefined && phone !== '');
}

function reachable({ phone, country }: Candidate): { e164: string } | { reason: string } {
	const reading = readPhone(phone, country);
	if (!reading.valid) return { reason: `cannot exist: ${reading.reason}` };
	return reading.kind === 'landline' ? { reason: 'is a landline, which has no WhatsApp' } : { e164: reading.e164 };
}

function unreachable(
	{ title, reply }: Subject,
	readings: { field: string; reading: { e164: string } | { reason: string } }[],
): IntegrationError {
	const why = readings.map(({ field, reading }) => `${field} ${'reason' in reading ? reading.reason : ''}`);
	const nobody = reply ? 'the customer who wrote hides the number' : 'no document on the item has a phone';
	return new IntegrationError('ponte', {
		class: 'validation',
		code: readings.length > 0 ? 'phoneUnusable' : 'phoneMissing',
		message: `${title}: ${why.length > 0 ? why.join('; ') : nobody}. Nothing was sent`,
		hint: `Switch "To" to "Defined Below", or correct the customer's phone in the shop; ${startAnew}`,
	});
}
