import type { AppointmentSource } from '../../domain/ports/appointmentSource';
import type { Calendar } from '../../domain/ports/calendar';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const googleCalendar = { ...vendor, accountOf, credentialType: 'ponteGoogleCalendarOAuth2Api' };

export const googleCalendarAppointmentSource: VendorEntry<AppointmentSource> = {
	...googleCalendar,
	open: async (connection) => (await import('./events/appointmentSource')).openAppointmentSource(connection),
};

export const googleCalendarCalendar: VendorEntry<Calendar> = {
	...googleCalendar,
	open: async (connection) => (await import('./appointments/calendar')).openCalendar(connection),
};

export const googleCalendarRecordReader = { ...vendor, shapes: async () => (await import('./events/eventRecord')).googleCalendarRecords };
