import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openMessageSource } from './events/messageSource';
import { openZApi } from './messages/messenger';

const zApi = { ...vendor, accountOf, credentialType: 'ponteZApi' };

export const zApiMessenger: MessengerEntry = {
	...zApi,
	open: openZApi,
	can: ['sendMedia', 'sendButtons', 'checkNumber', 'downloadMedia'],
	answersBy: 'lid',
};

export const zApiMessageSource: MessageSourceEntry = { ...zApi, open: openMessageSource };
