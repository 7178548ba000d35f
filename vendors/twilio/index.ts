import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { setUp } from './events/setUp';

const twilio = { ...vendor, accountOf, credentialType: 'ponteTwilioApi' };

export const twilioMessenger: MessengerEntry = {
	...twilio,
	open: async (connection) => (await import('./messages/messenger')).openTwilio(connection),
	can: ['sendTemplate', 'sendMedia', 'status', 'downloadMedia'],
	answersBy: 'userId',
};

export const twilioMessageSource: MessageSourceEntry = {
	...twilio,
	open: async (connection, ownOptOutWords) => (await import('./events/messageSource')).openMessageSource(connection, ownOptOutWords),
	setUp,
};
