import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';

const evolution = { ...vendor, accountOf, credentialType: 'ponteEvolutionApi' };

export const evolutionMessenger: MessengerEntry = {
	...evolution,
	open: async (connection) => (await import('./messages/messenger')).openEvolution(connection),
	can: ['sendMedia', 'checkNumber', 'status', 'downloadMedia'],
	answersBy: 'lid',
};

export const evolutionMessageSource: MessageSourceEntry = {
	...evolution,
	open: async (connection, ownOptOutWords) => (await import('./events/messageSource')).openMessageSource(connection, ownOptOutWords),
};
