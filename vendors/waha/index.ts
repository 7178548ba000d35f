import type { MessageSourceEntry } from '../../runtime/vendorEntry';
import { openMessageSource } from './events/messageSource';
import { wahaMessenger } from './messages/messenger';

export { wahaMessenger };

export const wahaMessageSource: MessageSourceEntry = {
	id: wahaMessenger.id,
	name: wahaMessenger.name,
	credentialType: wahaMessenger.credentialType,
	open: openMessageSource,
};
