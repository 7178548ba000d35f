import type { MessageSourceEntry } from '../../runtime/vendorEntry';
import { openMessageSource } from './events/messageSource';
import { zApiMessenger } from './messages/messenger';

export { zApiMessenger };

export const zApiMessageSource: MessageSourceEntry = {
	id: zApiMessenger.id,
	name: zApiMessenger.name,
	credentialType: zApiMessenger.credentialType,
	open: openMessageSource,
};
