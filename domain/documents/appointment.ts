import type { TaxId } from '../values/taxId';
import type { Customer } from './customer';

/** `scheduled` stands and nobody has confirmed it; `done` is over. */
export type AppointmentStatus = 'scheduled' | 'confirmed' | 'cancelled' | 'done' | 'unknown';

export interface AppointmentCustomer extends Pick<Customer, 'name' | 'email' | 'phone'> {
	/** CPF or CNPJ, where a booking page asked for it; absent where nobody said. */
	taxId?: TaxId;
}

export interface Appointment {
	/** `calendar/event`: unique over all calendars of the source. One appointment of a series keeps its own, also after a move. */
	id: string;
	source: string;
	title: string;
	/** ISO 8601; a bare `YYYY-MM-DD` for one that takes the whole day. */
	start: string;
	/** As `start`; of whole days the first one that is free again. */
	end: string;
	/** IANA name, e.g. `America/Sao_Paulo`. */
	timeZone: string;
	customer: AppointmentCustomer | null;
	/** Whose calendar it is in, as the calendar is called. */
	professional: string | null;
	location: string | null;
	meetingUrl: string | null;
	status: AppointmentStatus;
	/** The start before it was moved. */
	movedFrom: string | null;
	cancelledBy: 'customer' | 'professional' | null;
	/** What was written about it, as plain text. */
	notes: string | null;
	/** What the booking is called where it was made; absent where nobody said. */
	bookingId?: string;
	/** Of an online booking: there is no number that WhatsApp reaches, none at all or a landline. */
	noPhone?: true;
}

/** What a booking's event is about. */
export interface BookingDocuments {
	appointment: Appointment;
}

export interface AppointmentReference {
	calendar: string;
	event: string;
	/** When it was to begin, where who refers to it knew (ISO 8601). */
	start?: string;
}

const referenceForm = /^(.+)\/([^/\s#]+)(?:#(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?)?$/;

/** What an appointment's id, or a reference made by `referenceTo`, stands for; undefined for a text that is neither. */
export function appointmentReference(text: unknown): AppointmentReference | undefined {
	const match = typeof text === 'string' ? referenceForm.exec(text.trim()) : null;
	if (!match) return undefined;
	const [, calendar, event, year, month, day, hour, minute, second] = match;
	const date = year === undefined ? undefined : `${year}-${month}-${day}`;
	const start = hour === undefined ? date : `${date}T${hour}:${minute}:${second}.000Z`;
	return { calendar: calendar!, event: event!, ...(start === undefined ? {} : { start }) };
}

/** The appointment at the time that it has now, as a button carries it: `calendar/event#20261201T130000Z`. */
export function referenceTo({ id, start }: Pick<Appointment, 'id' | 'start'>): string {
	const moment = Date.parse(start);
	if (Number.isNaN(moment)) return id;
	const text = /^\d{4}-\d{2}-\d{2}$/.test(start) ? start : new Date(moment).toISOString().replace(/\.\d+/, '');
	return `${id}#${text.replace(/[-:]/g, '')}`;
}
