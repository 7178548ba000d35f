import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openMessageSource } from './events/messageSource';
import { openEvolution } from './messages/messenger';

const evolution = { ...vendor, accountOf, credentialType: 'ponteEvolutionApi' };

export const evolutionMessenger: MessengerEntry = {
	...evolution,
	open: openEvolution,
	can: ['sendMedia', 'checkNumber', 'status', 'downloadMedia'],
	answersBy: 'lid',
};

export const evolutionMessageSource: MessageSourceEntry = { ...evolution, open: openMessageSource };
