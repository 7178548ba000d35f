import type { BookingSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openBookingSource } from './events/bookingSource';
import { calComRecords } from './events/bookingRecord';

export const calComBookingSource: BookingSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCalComApi',
	scopes: ['own'],
	open: openBookingSource,
};

export const calComRecordReader = { ...vendor, shapes: calComRecords };
