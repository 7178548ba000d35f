import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const zApi = { ...vendor, accountOf, credentialType: 'ponteZApi' };

export const zApiMessenger: MessengerEntry = {
	...zApi,
	open: async (connection) => (await import('./messages/messenger')).openZApi(connection),
	can: ['sendMedia', 'sendButtons', 'checkNumber', 'downloadMedia'],
	answersBy: 'lid',
};

export const zApiMessageSource: MessageSourceEntry = {
	...zApi,
	open: async (connection, ownOptOutWords) => (await import('./events/messageSource')).openMessageSource(connection, ownOptOutWords),
};
