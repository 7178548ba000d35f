import { bookingEvents, type BookingEventType, type BookingSource } from '../../domain/ports/bookingSource';
import { IntegrationError } from '../../runtime/errors/integrationError';
import { handOver, type BookingKit } from '../../runtime/host/appointments/bookingTrigger';
import type { TriggerContext } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import type { BookingScope } from '../../runtime/vendorEntry';
import { bookingSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';

/** A round is over before the next one begins. */
const seconds = 50;

export const bookingKit: BookingKit = {
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
