import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { AppointmentEventType } from '../../domain/ports/appointmentSource';

const events: Record<AppointmentEventType, Omit<INodePropertyOptions, 'value'>> = {
	'appointment.booked': { name: 'Appointment Booked', description: 'A new appointment stands in the calendar' },
	'appointment.cancelled': { name: 'Appointment Cancelled', description: 'An appointment was deleted' },
	'appointment.moved': { name: 'Appointment Moved', description: 'An appointment has another time: the old one is on the item, too' },
	'reminder.due': { name: 'Reminder Due', description: 'The time before an appointment has come at which the customer is reminded' },
	'reminder.skipped': { name: 'Reminder Skipped', description: 'A reminder does not go out: the reason is on the item' },
};

/** The entries of a dropdown. */
export function eventOptions(types: readonly AppointmentEventType[]): INodePropertyOptions[] {
	return types.map((value) => ({ ...events[value], value }));
}

export const eventParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: eventOptions(Object.keys(events) as AppointmentEventType[]),
	default: ['reminder.due'],
	hint: 'Each of them starts the flow once. Only entries with a customer count: a guest, or a phone or e-mail in them.',
	description: 'What starts the flow',
};
