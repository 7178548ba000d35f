import { bookingSourceContract } from './bookingSource.contract.mts';
import { calendlyWorld } from './support/bookingWorlds.mts';

bookingSourceContract('Calendly', { make: calendlyWorld, header: 'calendly-webhook-signature', toleratedMs: 5 * 60_000 });
