import type { BookingSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

export const calComBookingSource: BookingSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCalComApi',
	scopes: ['own'],
	open: async (connection) => (await import('./events/bookingSource')).openBookingSource(connection),
};

export const calComRecordReader = { ...vendor, shapes: async () => (await import('./events/bookingRecord')).calComRecords };
