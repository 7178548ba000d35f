import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Appointment, AppointmentStatus } from '../../../domain/documents/appointment';
import { readTime } from '../../../domain/scheduling/readTime';
import { isReachable } from '../../../domain/scheduling/writtenContact';
import { isTimeZone } from '../../../domain/values/zonedTime';
import { asLink } from '../../../runtime/client/json';
import type { ItemResult } from '../../../runtime/host/runItems';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { showFor } from '../../shared/showFor';
import { detailsProperty, mapOption, mapped, missing, phoneOf, refuseFields, text, written } from '../mapping';

export const option = mapOption('an appointment');

const statuses: Partial<Record<AppointmentStatus, string>> = { cancelled: 'Cancelled', confirmed: 'Confirmed', scheduled: 'Scheduled' };

export const description: INodeProperties[] = showFor({ resource: ['appointment'] }, [
	text('Calendar', 'calendar', {
		required: true,
		placeholder: 'e.g. dr-otavio',
		hint: 'Calendar and ID are what an appointment is known by: keep them as they are',
		description: 'A name for the calendar that the appointments are in',
	}),
	text('Appointment ID', 'appointmentId', { required: true, placeholder: 'e.g. 5512', description: 'ID of the appointment in its system' }),
	text('Title', 'title', { placeholder: 'e.g. Limpeza', description: 'What it is about' }),
	text('Start', 'start', {
		required: true,
		placeholder: 'e.g. 2026-12-01 14:00',
		hint: 'A day alone is the whole of it',
		description: 'When it begins; without an offset by the clock of the time zone',
	}),
	text('End', 'end', { required: true, placeholder: 'e.g. 2026-12-01 15:00', description: 'When it ends' }),
	text('Customer Name', 'customerName', { placeholder: 'e.g. Ana Souza', description: 'Whom it is with' }),
	text('Phone', 'phone', { placeholder: 'e.g. (31) 98888-7777', description: 'Of the customer' }),
	detailsProperty([
		text('Email', 'email', { placeholder: 'name@email.com', description: 'Of the customer' }),
		text('Location', 'location', { placeholder: 'e.g. Rua da Bahia, 1148', description: 'Where it takes place' }),
		text('Meeting Link', 'meetingUrl', { placeholder: 'e.g. https://…', description: 'Where it takes place online' }),
		text('Notes', 'notes', { placeholder: 'e.g. Primeira vez', description: 'What was written about it' }),
		text('Professional', 'professional', { placeholder: 'e.g. Dr. Otávio', description: 'Whom the customer comes to' }),
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: Object.entries(statuses).map(([value, name]) => ({ name, value })),
			default: 'scheduled',
			description: 'How it stands',
		},
		text('Time Zone', 'timeZone', {
			placeholder: 'e.g. America/Sao_Paulo',
			hint: "Empty: the flow's",
			description: 'By whose clock the times are',
		}),
	]),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult> {
	const own = (name: string) => written(context.getNodeParameter(name, itemIndex, ''));
	const details = fieldsParameter(context, itemIndex, 'details');
	const [calendar, id, status] = [own('calendar'), own('appointmentId'), written(details.status) ?? 'scheduled'];
	const timeZone = written(details.timeZone) ?? context.getTimezone();
	const isZone = isTimeZone(timeZone);
	const [start, end] = ['start', 'end'].map((name) => readTime(context.getNodeParameter(name, itemIndex, ''), isZone ? timeZone : 'UTC'));
	refuseFields('appointment', [
		...missing('Calendar', calendar),
		...missing('appointment.id', id),
		...(start === undefined ? [{ field: 'appointment.start', message: 'is not a time' }] : []),
		...(end === undefined ? [{ field: 'appointment.end', message: 'is not a time' }] : []),
		...(start !== undefined && end !== undefined && Date.parse(end) <= Date.parse(start)
			? [{ field: 'appointment.end', message: 'is not after the start' }]
			: []),
		...(isZone ? [] : [{ field: 'Time Zone', message: 'is not the name of a time zone' }]),
		...(Object.hasOwn(statuses, status) ? [] : [{ field: 'Status', message: `is not one of ${Object.keys(statuses).join(', ')}` }]),
	]);
	const phone = phoneOf(context.getNodeParameter('phone', itemIndex, ''));
	const appointment: Appointment = {
		id: `${calendar}/${id}`,
		source: 'manual',
		title: own('title') ?? '',
		start: start!,
		end: end!,
		timeZone,
		customer: { name: own('customerName'), email: written(details.email), phone },
		professional: written(details.professional),
		location: written(details.location),
		meetingUrl: asLink(details.meetingUrl),
		status: status as AppointmentStatus,
		movedFrom: null,
		cancelledBy: null,
		notes: written(details.notes),
		...(isReachable(phone) ? {} : { noPhone: true }),
	};
	return mapped(context, itemIndex, 'appointment', { appointment });
}
