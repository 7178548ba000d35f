import type { MessageSourceEntry } from '../../runtime/vendorEntry';
import { openMessageSource } from './events/messageSource';
import { evolutionMessenger } from './messages/messenger';

export { evolutionMessenger };

export const evolutionMessageSource: MessageSourceEntry = {
	id: evolutionMessenger.id,
	name: evolutionMessenger.name,
	credentialType: evolutionMessenger.credentialType,
	open: openMessageSource,
};
