import type { Calendar } from '../../../domain/ports/calendar';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { appointmentSource } from '../events/appointmentSource';
import { calendarFacts } from '../events/calendarFacts';
import { changeAppointment } from './changeAppointment';
import { createAppointment } from './createAppointment';

export function openCalendar(connection: Connection): Calendar {
	const api = openApi(connection);
	return {
		...appointmentSource(api),
		timeZone: async (calendar) => (await calendarFacts(api, calendar)).timeZone,
		create: async (draft) => await createAppointment(api, draft),
		change: async (reference, change, expectedStart) => await changeAppointment(api, reference, change, expectedStart),
	};
}
