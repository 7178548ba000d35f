import type { LeadChannel } from '../../domain/documents/lead';
import type { Connection } from '../../runtime/client/connection';
import { accountOf, vendor } from './client/vendor';
import { defaultTopics, orderTopics } from './events/topics';

const store = { ...vendor, accountOf, credentialType: 'ponteNuvemshopApi' };

export const nuvemshopOrderSource = {
	...store,
	open: async (connection: Connection) => (await import('./events/orderSource')).openOrderSource(connection),
	topics: orderTopics,
	defaultTopics,
};

export const nuvemshopCheckoutSource = {
	...store,
	open: async (connection: Connection, channels?: readonly LeadChannel[]) =>
		(await import('./checkouts/checkoutSource')).openCheckoutSource(connection, channels),
	asksOneConsent: true,
} as const;

export const nuvemshopParcelDesk = {
	...store,
	open: async (connection: Connection) => (await import('./orders/parcelDesk')).openParcelDesk(connection),
};
