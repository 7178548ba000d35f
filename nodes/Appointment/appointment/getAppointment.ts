import type { AppointmentReference } from '../../../domain/documents/appointment';
import type { Calendar } from '../../../domain/ports/calendar';
import type { CalendarEntry } from '../../../domain/ports/appointmentSource';
import { IntegrationError } from '../../../runtime/errors/integrationError';

/** The appointment as it stands now; refused where there is none. */
export async function getAppointment(calendar: Calendar, reference: AppointmentReference): Promise<CalendarEntry> {
	const entry = await calendar.entry(reference);
	if (entry) return entry;
	throw new IntegrationError('ponte', {
		class: 'notFound',
		code: 'appointmentNotFound',
		message: 'The appointment is not in this calendar',
		hint: 'It may have been deleted for good, or be in a calendar that the credential does not see',
	});
}
