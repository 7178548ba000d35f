import type { Messenger } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { linkOnly } from '../../../runtime/whatsapp/mediaFile';
import { openApi } from '../client/api';
import { downloadMedia } from './downloadMedia';
import { messageStatus } from './messageStatus';
import { send } from './send';
import { contentVariables } from './templateContent';
import { contentSidOf, listTemplates } from './templates';
import { vendor } from '../client/vendor';

/** WhatsApp by Twilio, an official reseller of Meta's. Buttons exist in its templates only; whether a number is on WhatsApp it does not tell. */
export function openTwilio(connection: Connection): Messenger {
	const api = openApi(connection);
	return {
		sendText: async (message) => await send(connection, api, message, { Body: message.text }),
		sendMedia: async (message) =>
			await send(connection, api, message, {
				Body: message.caption ?? undefined,
				MediaUrl: linkOnly(vendor, message.media),
			}),
		async sendTemplate(message) {
			const ContentVariables = contentVariables(message);
			const ContentSid = await contentSidOf(connection, api, message.template);
			return { ...(await send(connection, api, message, { ContentSid, ContentVariables })), template: message.template.name };
		},
		templates: async (asOfNow) => (await listTemplates(connection, api, asOfNow)).map(({ template }) => template),
		status: async (id) => await messageStatus(api, id),
		downloadMedia: async (media) => await downloadMedia(api, media),
	};
}
