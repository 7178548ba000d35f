import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { openMessageSource } from './events/messageSource';
import { setUp } from './events/setUp';
import { openTwilio } from './messages/messenger';

const twilio = { ...vendor, accountOf, credentialType: 'ponteTwilioApi' };

export const twilioMessenger: MessengerEntry = {
	...twilio,
	open: openTwilio,
	can: ['sendTemplate', 'sendMedia', 'status', 'downloadMedia'],
	answersBy: 'userId',
};

export const twilioMessageSource: MessageSourceEntry = { ...twilio, open: openMessageSource, setUp };
