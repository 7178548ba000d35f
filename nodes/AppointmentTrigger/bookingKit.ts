import type { BookingDocuments } from '../../domain/documents/appointment';
import { bookingEvents, type BookingEventType, type BookingSource } from '../../domain/ports/bookingSource';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { forgetAt, startAt } from '../../runtime/host/appointments/memory';
import { handOver, type ReportKit } from '../../runtime/host/reports/reportTrigger';
import type { TriggerContext } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import type { BookingScope } from '../../runtime/vendorEntry';
import { bookingSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';

/** A round is over before the next one begins. */
const seconds = 50;

export const bookingKit: ReportKit<BookingDocuments> = {
	async open(context: TriggerContext): Promise<BookingSource> {
		const { accountOf, credentialType, open } = triggerVendor(context, bookingSources);
		return open(await openConnection(context, credentialType, seconds, accountOf), scopeOf(context));
	},
	whose(context: TriggerContext): string {
		const { id, credentialType } = triggerVendor(context, bookingSources);
		return [id, context.getNode().credentials?.[credentialType]?.id ?? '', scopeOf(context)].join(':');
	},
	topics(context: TriggerContext): string[] {
		const chosen = context.getNodeParameter('events', []) as string[];
		// What was chosen for a calendar may still be among them.
		const events = bookingEvents.filter((event: BookingEventType) => chosen.includes(event));
		if (events.length > 0) return events;
		throw new IntegrationError('ponte', {
			class: 'validation',
			code: 'nothingChosen',
			message: 'There is nothing to look at',
			hint: 'Choose something under "Events": booked, moved or cancelled. Reminders come from the calendar',
		});
	},
	handOver,
	memory: 'bookings',
	comesUntil: ({ appointment }, now) => forgetAt(startAt(appointment.start), now),
	nothingDelivered: {
		message: 'No booking was delivered in this test run',
		hint: 'Press "Execute workflow" or "Execute step" and then book, move or cancel an appointment on the booking page',
	},
};

function scopeOf(context: TriggerContext): BookingScope {
	const { scopes } = triggerVendor(context, bookingSources);
	const chosen = context.getNodeParameter('bookingsOf', 'own') as BookingScope;
	return scopes.includes(chosen) ? chosen : 'own';
}

/** Whether a booking page is chosen, and no calendar. */
export function reportsBookings(context: TriggerContext): boolean {
	const chosen = context.getNodeParameter('vendor', '');
	return bookingSources.some(({ id }) => id === chosen);
}
