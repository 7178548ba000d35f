import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openMessageSource } from './events/messageSource';
import { openWaha } from './messages/messenger';

const waha = { ...vendor, accountOf, credentialType: 'ponteWahaApi' };

export const wahaMessenger: MessengerEntry = {
	...waha,
	open: openWaha,
	can: ['sendMedia', 'checkNumber', 'status', 'downloadMedia'],
	answersBy: 'lid',
};

export const wahaMessageSource: MessageSourceEntry = { ...waha, open: openMessageSource };
