import { bookingSourceContract } from './bookingSource.contract.mts';
import { calComWorld } from './support/bookingWorlds.mts';

bookingSourceContract('Cal.com', { make: calComWorld, header: 'x-cal-signature-256', toleratedMs: 60 * 60_000 });
