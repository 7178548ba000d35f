import type { Messenger } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { openApi, openDownload } from '../client/api';
import { buttonsContent, mediaContent } from './content';
import { downloadMedia } from './downloadMedia';
import { checkNumber } from './numbers';
import { send } from './send';

/** WhatsApp by Z-API. What became of a message is told by webhook only. */
export function openZApi(connection: Connection): Messenger {
	const call = openApi(connection);
	const download = openDownload(connection);
	return {
		sendText: async (message) => await send(call, '/send-text', message, { message: message.text }),
		async sendMedia(message) {
			const { path, content } = mediaContent(message);
			return await send(call, path, message, content);
		},
		sendButtons: async (message) => await send(call, '/send-button-list', message, buttonsContent(message)),
		downloadMedia: async (media) => await downloadMedia(download, media),
		checkNumber: async (phone) => await checkNumber(call, phone),
	};
}
