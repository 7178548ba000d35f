import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { versionNotice } from './client/versions';
import { openMessageSource } from './events/messageSource';
import { setUp } from './events/setUp';
import { openWhatsAppCloud } from './messages/messenger';

const whatsappCloud = { ...vendor, accountOf, credentialType: 'ponteWhatsAppCloudApi' };

export const whatsappCloudMessenger: MessengerEntry = {
	...whatsappCloud,
	open: openWhatsAppCloud,
	can: ['sendTemplate', 'sendMedia', 'sendButtons', 'downloadMedia'],
	answersBy: 'userId',
	notice: versionNotice,
};

export const whatsappCloudMessageSource: MessageSourceEntry = { ...whatsappCloud, open: openMessageSource, setUp };
