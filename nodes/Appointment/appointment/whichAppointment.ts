import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { appointmentReference, referenceTo, type Appointment, type AppointmentReference } from '../../../domain/documents/appointment';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { ownCalendar } from '../../shared/calendarOptions';

export const appointmentProperties: INodeProperties[] = [
	{
		displayName: 'Appointment',
		name: 'appointmentFrom',
		type: 'options',
		options: [
			{ name: 'By ID', value: 'id', description: 'Uses the ID given below' },
			{
				name: 'From the Incoming Item',
				value: 'item',
				description: 'Uses the "appointment" on the item, or the one that the button which the customer pressed belongs to',
			},
		],
		default: 'item',
		description: 'Which appointment it is about',
	},
	{
		displayName: 'Appointment ID',
		name: 'appointmentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. primary/4k2f9s0v7q',
		displayOptions: { show: { appointmentFrom: ['id'] } },
		hint: 'The "ID" of an appointment document; an event ID alone is looked for in the main calendar',
		description: 'The calendar and the event in it',
	},
];

/** What a button of a message may carry before the reference, e.g. `confirm:`. */
const action = /^[a-z]+:/i;

/** `start` where the item knew one: a request about a time that it has no more is refused. */
export function appointmentParameter(context: IExecuteFunctions, itemIndex: number): AppointmentReference {
	const isGiven = context.getNodeParameter('appointmentFrom', itemIndex) === 'id';
	const found = isGiven ? givenReference(context, itemIndex) : referenceOnItem(context, itemIndex);
	if (found) return found;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'appointmentMissing',
		message: isGiven ? 'The appointment ID is not one' : 'Nothing on the item says which appointment it is about',
		hint: 'Put an Appointment Trigger before this node, give the buttons of the message an ID such as confirm:{appointment_ref}, or switch "Appointment" to "By ID"',
	});
}

function givenReference(context: IExecuteFunctions, itemIndex: number): AppointmentReference | undefined {
	const written = String(context.getNodeParameter('appointmentId', itemIndex, '') ?? '').trim();
	return appointmentReference(written) ?? appointmentReference(written === '' ? undefined : `${ownCalendar}/${written}`);
}

/** The customer's answer comes first: it names the time that the customer was told of, whatever was read since. */
function referenceOnItem(context: IExecuteFunctions, itemIndex: number): AppointmentReference | undefined {
	const json = itemJson(context, itemIndex);
	const pressed = asObject(json.reply)?.buttonId;
	const answered = typeof pressed === 'string' ? appointmentReference(pressed.replace(action, '')) : undefined;
	if (answered) return answered;
	const { id, start } = (asObject(json.appointment) ?? {}) as Partial<Appointment>;
	return typeof id === 'string' && typeof start === 'string' ? appointmentReference(referenceTo({ id, start })) : appointmentReference(id);
}
