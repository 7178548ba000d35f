import type { AppointmentSource } from '../../domain/ports/appointmentSource';
import type { Calendar } from '../../domain/ports/calendar';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { openCalendar } from './appointments/calendar';
import { accountOf, vendor } from './client/vendor';
import { openAppointmentSource } from './events/appointmentSource';
import { googleCalendarRecords } from './events/eventRecord';

const googleCalendar = { ...vendor, accountOf, credentialType: 'ponteGoogleCalendarOAuth2Api' };

export const googleCalendarAppointmentSource: VendorEntry<AppointmentSource> = { ...googleCalendar, open: openAppointmentSource };

export const googleCalendarCalendar: VendorEntry<Calendar> = { ...googleCalendar, open: openCalendar };

export const googleCalendarRecordReader = { ...vendor, shapes: googleCalendarRecords };
