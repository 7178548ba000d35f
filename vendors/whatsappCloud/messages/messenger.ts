import type { Messenger } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { openApi, openDownload } from '../client/api';
import { buttonsContent } from './buttonsContent';
import { downloadMedia } from './downloadMedia';
import { mediaContent } from './mediaContent';
import { send } from './send';
import { sendTemplate } from './sendTemplate';
import { listTemplates } from './templates';
import { refuseLongText } from './textLimits';

/** WhatsApp by Meta's own Cloud API. Meta looks up neither numbers nor messages: what becomes of one comes by webhook alone. */
export function openWhatsAppCloud(connection: Connection): Messenger {
	const call = openApi(connection);
	return {
		async sendText(message) {
			refuseLongText('text', message.text);
			return await send(connection, call, message, { type: 'text', text: { body: message.text } });
		},
		sendTemplate: async (message) => await sendTemplate(connection, call, message),
		templates: async (asOfNow) => await listTemplates(connection, call, asOfNow),
		sendMedia: async (message) => await send(connection, call, message, await mediaContent(connection, call, message)),
		sendButtons: async (message) => await send(connection, call, message, buttonsContent(message)),
		downloadMedia: async (media) => await downloadMedia(call, openDownload(connection), media),
	};
}
