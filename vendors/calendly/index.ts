import type { BookingSourceEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openBookingSource } from './events/bookingSource';

export const calendlyBookingSource: BookingSourceEntry = {
	...vendor,
	accountOf,
	credentialType: 'ponteCalendlyApi',
	scopes: ['own', 'team'],
	open: openBookingSource,
};
