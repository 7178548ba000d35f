import { createHash } from 'crypto';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Appointment, AppointmentCustomer } from '../../../domain/documents/appointment';
import type { AppointmentDraft, Calendar } from '../../../domain/ports/calendar';
import { canonicalStart } from '../../../domain/scheduling/startOf';
import { readPhone } from '../../../domain/values/phone';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { itemJson } from '../../../runtime/host/currentItem';
import { asObject } from '../../../runtime/host/itemDocuments';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { showFor } from '../../shared/showFor';
import { calendarParameter } from './calendarProperty';
import { minutesProperty, requireTime, startProperty, timesParameter, zonesParameter, type Zones } from './times';

type Text = Pick<INodeProperties, 'displayName' | 'name' | 'description'> & Partial<INodeProperties>;

const text = (property: Text): INodeProperties => ({ type: 'string', default: '', ...property });

export const draftProperties: INodeProperties[] = [
	{
		displayName: 'Booking',
		name: 'bookingFrom',
		type: 'options',
		options: [
			{ name: 'Defined Below', value: 'fields', description: 'What a form, a webhook or another node gives' },
			{ name: 'From the Incoming Item', value: 'item', description: 'Uses the "appointment" on the item' },
		],
		default: 'fields',
		description: 'Where the booking comes from',
	},
	...showFor({ bookingFrom: ['fields'] }, [
		startProperty,
		minutesProperty('Duration (Minutes)', 60),
		text({
			displayName: 'Customer Name',
			name: 'customerName',
			placeholder: 'e.g. Maria Silva',
			description: 'Who comes',
		}),
		text({
			displayName: 'Customer Phone',
			name: 'customerPhone',
			placeholder: 'e.g. (11) 91234-5678',
			hint: 'Reminders go to it by WhatsApp',
			description: 'In any notation; a foreign one begins with +',
		}),
		text({
			displayName: 'Customer Email',
			name: 'customerEmail',
			placeholder: 'e.g. maria@example.com',
			description: 'Kept with the appointment',
		}),
		{
			displayName: 'Details',
			name: 'details',
			type: 'collection',
			placeholder: 'Add Detail',
			default: {},
			options: [
				text({
					displayName: 'Booking ID',
					name: 'bookingId',
					hint: 'Empty: made of start and customer',
					description: 'What the booking is called where it was made: the same one is put into the calendar once',
				}),
				text({ displayName: 'Location', name: 'location', description: 'Where it takes place, or the link of an online meeting' }),
				text({
					displayName: 'Notes',
					name: 'notes',
					typeOptions: { rows: 3 },
					description: 'What else was said; everybody who sees the calendar can read it',
				}),
				text({ displayName: 'Title', name: 'title', hint: 'Empty: the name of the customer', description: 'What the calendar shows' }),
			],
		},
	]),
];

/** What is to stand in the calendar, refused before anything is written where it cannot. */
export async function draftParameter(context: IExecuteFunctions, itemIndex: number, port: Calendar): Promise<AppointmentDraft> {
	const calendar = calendarParameter(context, itemIndex);
	const zones = await zonesParameter(context, itemIndex, port, calendar);
	const isOn = (option: string) => context.getNodeParameter(`options.${option}`, itemIndex, false) === true;
	const isFields = context.getNodeParameter('bookingFrom', itemIndex) === 'fields';
	return {
		...(isFields ? fromFields : fromItem)(context, itemIndex, zones),
		calendar,
		sendsInvitation: isOn('sendInvitation'),
		onlyIfFree: isOn('onlyIfFree'),
	};
}

type Booking = Omit<AppointmentDraft, 'calendar' | 'sendsInvitation' | 'onlyIfFree'>;

function fromFields(context: IExecuteFunctions, itemIndex: number, zones: Zones): Booking {
	const written = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim() || null;
	const details = fieldsParameter(context, itemIndex, 'details');
	const detail = (name: string) => (details[name] === undefined ? null : String(details[name]).trim() || null);
	const customer = customerOf(written('customerName'), written('customerEmail'), written('customerPhone'));
	const times = timesParameter(context, itemIndex, 3_600_000, zones);
	return {
		...times,
		customer,
		bookingId: detail('bookingId') ?? idOf(times.start, customer),
		title: detail('title') ?? customer?.name ?? 'Appointment',
		location: detail('location'),
		notes: detail('notes'),
	};
}

/** Another calendar's or a booking page's appointment. */
function fromItem(context: IExecuteFunctions, itemIndex: number, zones: Zones): Booking {
	const appointment = asObject(itemJson(context, itemIndex).appointment) as Partial<Appointment> | undefined;
	if (!appointment) throw bookingMissing();
	if (appointment.status === 'cancelled') throw bookingCancelled();
	if (asObject(itemJson(context, itemIndex).event)?.type === 'appointment.moved') throw bookingMoved();
	const start = requireTime(zones, appointment.start, 'appointment.start');
	const end = requireTime(zones, appointment.end, 'appointment.end');
	const { name = null, email = null, phone = null } = appointment.customer ?? {};
	const customer = customerOf(name, email, phone);
	return {
		start,
		end,
		timeZone: null,
		customer,
		bookingId: appointment.bookingId ?? appointment.id ?? idOf(start, customer),
		title: appointment.title?.trim() || (customer?.name ?? 'Appointment'),
		location: appointment.location ?? appointment.meetingUrl ?? null,
		notes: appointment.notes ?? null,
	};
}

/** A number that can be read is kept in the one form that every gateway takes. */
function customerOf(name: string | null, email: string | null, phone: string | null): AppointmentCustomer | null {
	const reading = readPhone(phone);
	const customer = { name, email, phone: reading.valid ? reading.e164 : phone };
	return name === null && email === null && phone === null ? null : customer;
}

/** Without anything that tells one booking from another, a form that is sent twice would be two appointments. */
function idOf(start: string, customer: AppointmentCustomer | null): string {
	const who = customer?.phone ?? customer?.email ?? customer?.name;
	if (who === undefined || who === null) throw bookingUnnamed();
	return createHash('sha256')
		.update(JSON.stringify([canonicalStart({ start }), who.toLowerCase()]))
		.digest('hex')
		.slice(0, 24);
}

function bookingMissing(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'bookingMissing',
		message: 'There is no appointment on the item. Nothing was made',
		hint: 'Put an Appointment Trigger before this node, or switch "Booking" to "Defined Below"',
	});
}

function bookingCancelled(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'conflict',
		code: 'bookingCancelled',
		message: 'The booking on the item was cancelled. Nothing was made',
		hint: 'Let only "Appointment Booked" come to this node: choose the events in the trigger, or put a Switch on event.type before it',
	});
}

/** The booking page gives a move a new name: made again, the old time would stand beside the new one and be reminded of. */
function bookingMoved(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'conflict',
		code: 'bookingMoved',
		message: 'The booking on the item was moved: it stands in the calendar at its old time. Nothing was made',
		hint: 'Put a Switch on event.type before this node. For a move, find the old appointment with "Get Many" around appointment.movedFrom and use "Move"',
	});
}

function bookingUnnamed(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'validation',
		code: 'bookingUnnamed',
		message: 'Nothing tells this booking from another one: it has neither an ID nor a customer. Nothing was made',
		hint: 'Give a name, a phone or an e-mail, or add "Booking ID" under "Details"',
	});
}
