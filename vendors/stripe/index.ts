import type { PaymentRegister } from '../../domain/ports/paymentRegister';
import type { Connection } from '../../runtime/client/connection';
import type { VendorEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { defaultTopics, paymentTopics, topicsOf } from './events/topics';

const stripe = { ...vendor, accountOf, credentialType: 'ponteStripeApi' };

export const stripePaymentSource = {
	...stripe,
	open: async (connection: Connection) => (await import('./events/paymentSource')).openPaymentSource(connection),
	topics: paymentTopics,
	defaultTopics,
	topicsOf,
};

export const stripeCheckoutKeeper = {
	...stripe,
	open: async (connection: Connection) => (await import('./payments/checkoutKeeper')).openCheckoutKeeper(connection),
};

export const stripePaymentRegister: VendorEntry<PaymentRegister> = {
	...stripe,
	open: async (connection) => (await import('./payments/paymentRegister')).openPaymentRegister(connection),
};

export const stripeRecordReader = { ...vendor, shapes: async () => (await import('./payments/saleRecord')).stripeRecords };
