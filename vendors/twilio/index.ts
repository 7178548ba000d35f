import type { MessageSourceEntry } from '../../runtime/vendorEntry';
import { openMessageSource } from './events/messageSource';
import { setUp } from './events/setUp';
import { twilioMessenger } from './messages/messenger';

export { twilioMessenger };

export const twilioMessageSource: MessageSourceEntry = {
	id: twilioMessenger.id,
	name: twilioMessenger.name,
	credentialType: twilioMessenger.credentialType,
	open: openMessageSource,
	setUp,
};
