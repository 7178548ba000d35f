import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { startAnew } from '../../../domain/checks/startAnew';
import { contact, type Contact } from '../../../domain/documents/messageEvent';
import { customerCountry } from '../../../domain/documents/order';
import { readPhone } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { messengers } from '../../../vendors';
import { chosenVendor } from '../../shared/openVendor';
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
				description: 'The phone of the order, payment, invoice, shipment, appointment, checkout or lead, or of the customer who wrote',
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

type Reading = { to: string } | { reason: string };

/**
 * Whom the message goes to: the first number (E.164) that WhatsApp can reach, else the hidden id of who wrote, where the gateway answers by
 * it. Refused before anything is sent where there is neither.
 */
export function recipientParameter(context: IExecuteFunctions, itemIndex: number, subject: Subject): string {
	const { answersBy } = chosenVendor(context, messengers);
	return recipient(context, itemIndex, subject, answersBy === undefined ? null : writerOf(subject)[answersBy]);
}

/** The same, of numbers alone. */
export function phoneParameter(context: IExecuteFunctions, itemIndex: number, subject: Subject): string {
	return recipient(context, itemIndex, subject, null);
}

function recipient(context: IExecuteFunctions, itemIndex: number, subject: Subject, opaqueId: string | null): string {
	const isGiven = context.getNodeParameter('recipientFrom', itemIndex) === 'number';
	const candidates = isGiven ? [{ field: 'Phone Number', phone: context.getNodeParameter('phoneNumber', itemIndex) }] : phonesOn(subject);
	const { phone } = writerOf(subject);
	const readings = candidates.map((candidate) => ({ field: candidate.field, reading: reachable(candidate, phone) }));
	const good = readings.find(({ reading }) => 'to' in reading);
	if (good && 'to' in good.reading) return good.reading.to;
	if (!isGiven && opaqueId) return opaqueId;
	throw unreachable(subject, readings);
}

/** The names of the customer who wrote. */
function writerOf({ reply }: Subject): Contact {
	const { phone = null, userId = null } = reply ?? {};
	return contact({ phone, userId, ...reply?.contact });
}

/** Who wrote comes last: a flow that looks an order up for a stranger tells the order's customer about it, not the stranger. */
function phonesOn(subject: Subject): Candidate[] {
	const { order, payment, invoice, shipment, appointment, checkout, lead } = subject.documents;
	const candidates: Candidate[] = [
		{ field: 'order.customer.phone', phone: order?.customer?.phone, country: order ? customerCountry(order) : null },
		{ field: 'payment.customer.phone', phone: payment?.customer?.phone },
		{ field: 'invoice.customer.phone', phone: invoice?.customer?.phone },
		{ field: 'shipment.customer.phone', phone: shipment?.customer?.phone },
		{ field: 'appointment.customer.phone', phone: appointment?.customer?.phone },
		{ field: 'checkout.customer.phone', phone: checkout?.customer?.phone },
		{ field: 'lead.phone', phone: lead?.phone },
		{ field: 'reply.phone', phone: writerOf(subject).phone },
	];
	return candidates.filter(({ phone }) => phone !== null && phone !== undefined && phone !== '');
}

/**
 * A landline is on WhatsApp where somebody has just written from it, and so is a number that no numbering plan knows any more, e.g. a mobile
 * of Mexico with the 1 that WhatsApp keeps behind +52.
 */
function reachable({ phone, country }: Candidate, wroteFrom: string | null): Reading {
	const reading = readPhone(phone, country);
	if (typeof phone === 'string' && phone === wroteFrom && /^\+[1-9]\d{6,14}$/.test(phone))
		return { to: reading.valid ? reading.e164 : phone };
	if (!reading.valid) return { reason: `cannot exist: ${reading.reason}` };
	const isProven = reading.e164 === wroteFrom;
	return reading.kind === 'landline' && !isProven ? { reason: 'is a landline, which has no WhatsApp' } : { to: reading.e164 };
}

function unreachable({ title, reply }: Subject, readings: { field: string; reading: Reading }[]): IntegrationError {
	const why = readings.map(({ field, reading }) => `${field} ${'reason' in reading ? reading.reason : ''}`);
	const nobody = reply
		? 'the customer who wrote hides the number, and this gateway reaches numbers only'
		: 'no document on the item has a phone';
	return new IntegrationError('ponte', {
		class: 'validation',
		code: readings.length > 0 ? 'phoneUnusable' : 'phoneMissing',
		message: `${title}: ${why.length > 0 ? why.join('; ') : nobody}. Nothing was sent`,
		hint: `Switch "To" to "Defined Below", or correct the customer's phone in the shop; ${startAnew}`,
	});
}
