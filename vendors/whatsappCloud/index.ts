import type { MessageSourceEntry } from '../../runtime/vendorEntry';
import { openMessageSource } from './events/messageSource';
import { setUp } from './events/setUp';
import { whatsappCloudMessenger } from './messages/messenger';

export { whatsappCloudMessenger };

export const whatsappCloudMessageSource: MessageSourceEntry = {
	id: whatsappCloudMessenger.id,
	name: whatsappCloudMessenger.name,
	credentialType: whatsappCloudMessenger.credentialType,
	open: openMessageSource,
	setUp,
};
