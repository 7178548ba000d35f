import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const waha = { ...vendor, accountOf, credentialType: 'ponteWahaApi' };

export const wahaMessenger: MessengerEntry = {
	...waha,
	open: async (connection) => (await import('./messages/messenger')).openWaha(connection),
	can: ['sendMedia', 'checkNumber', 'status', 'downloadMedia'],
	answersBy: 'lid',
};

export const wahaMessageSource: MessageSourceEntry = {
	...waha,
	open: async (connection, ownOptOutWords) => (await import('./events/messageSource')).openMessageSource(connection, ownOptOutWords),
};
