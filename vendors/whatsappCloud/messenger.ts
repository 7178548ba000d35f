import type { Messenger } from '../../domain/ports/messenger';
import type { Connection } from '../../runtime/connection';
import type { MessengerEntry } from '../../runtime/vendorEntry';
import { openApi } from './api';
import { send } from './send';
import { templateContent } from './templateContent';
import { listTemplates } from './templates';
import { vendor } from './vendor';

/** WhatsApp by Meta's own Cloud API. */
export function openWhatsAppCloud(connection: Connection): Messenger {
	const call = openApi(connection);
	return {
		sendText: async (message) => await send(connection, call, message, { type: 'text', text: { body: message.text } }),
		sendTemplate: async (message) => ({
			...(await send(connection, call, message, templateContent(message))),
			template: message.template.name,
		}),
		templates: async () => await listTemplates(connection, call),
	};
}

export const whatsappCloudMessenger: MessengerEntry = {
	id: vendor,
	name: 'WhatsApp Cloud API (Meta)',
	credentialType: 'ponteWhatsAppCloudApi',
	open: openWhatsAppCloud,
	can: ['sendTemplate'],
};
