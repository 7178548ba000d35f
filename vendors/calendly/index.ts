import type { BookingSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const calendlyBookingSource: BookingSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCalendlyApi',
	scopes: ['own', 'team'],
	open: async (connection, scope) => (await import('./events/bookingSource')).openBookingSource(connection, scope),
};

export const calendlyRecordReader = { ...vendor, shapes: async () => (await import('./events/bookingRecord')).calendlyRecords };
