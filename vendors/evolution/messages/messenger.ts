import type { Messenger } from '../../../domain/ports/messenger';
import type { Connection } from '../../../runtime/client/connection';
import { openApi } from '../client/api';
import { downloadMedia } from './downloadMedia';
import { mediaContent } from './mediaContent';
import { messageStatus } from './messageStatus';
import { checkNumber } from './numbers';
import { send } from './send';

/** WhatsApp by a server of the shop's own. Its buttons are left out: many WhatsApp apps show a notice instead of them. */
export function openEvolution(connection: Connection): Messenger {
	const call = openApi(connection);
	return {
		sendText: async (message) => await send(call, 'message/sendText', message, { text: message.text }),
		sendMedia: async (message) => await send(call, 'message/sendMedia', message, mediaContent(message)),
		checkNumber: async (phone) => await checkNumber(call, phone),
		status: async (id) => await messageStatus(call, id),
		downloadMedia: async (media) => await downloadMedia(call, media),
	};
}
