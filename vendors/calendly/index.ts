import type { BookingSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openBookingSource } from './events/bookingSource';
import { calendlyRecords } from './events/bookingRecord';

export const calendlyBookingSource: BookingSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCalendlyApi',
	scopes: ['own', 'team'],
	open: openBookingSource,
};

export const calendlyRecordReader = { ...vendor, shapes: calendlyRecords };
