import type { Messenger } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { downloadMedia } from './downloadMedia';
import { mediaContent } from './mediaContent';
import { messageStatus } from './messageStatus';
import { checkNumber } from './numbers';
import { send } from './send';

/** WhatsApp by a WAHA server of the shop's own. Its buttons are left out, because it is not guaranteed that WhatsApp shows them. */
export function openWaha(connection: Connection): Messenger {
	const api = openApi(connection);
	return {
		sendText: async (message) => await send(api, '/sendText', message, { text: message.text }),
		async sendMedia(message) {
			const { path, content } = mediaContent(message);
			return await send(api, path, message, content);
		},
		checkNumber: async (phone) => await checkNumber(api, phone),
		status: async (id) => await messageStatus(api, id),
		downloadMedia: async (media) => await downloadMedia(api, media),
	};
}
