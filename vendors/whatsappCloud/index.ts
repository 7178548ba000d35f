import type { MessageSourceEntry, MessengerEntry } from '../../runtime/vendorEntry';
import { accountOf, vendor } from './client/vendor';
import { versionNotice } from './client/versions';
import { setUp } from './events/setUp';

const whatsappCloud = { ...vendor, accountOf, credentialType: 'ponteWhatsAppCloudApi' };

export const whatsappCloudMessenger: MessengerEntry = {
	...whatsappCloud,
	open: async (connection) => (await import('./messages/messenger')).openWhatsAppCloud(connection),
	can: ['sendTemplate', 'sendMedia', 'sendButtons', 'downloadMedia'],
	answersBy: 'userId',
	notice: versionNotice,
};

export const whatsappCloudMessageSource: MessageSourceEntry = {
	...whatsappCloud,
	open: async (connection, ownOptOutWords) => (await import('./events/messageSource')).openMessageSource(connection, ownOptOutWords),
	setUp,
};
