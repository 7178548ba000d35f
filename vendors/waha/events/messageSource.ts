import type { MessageSource } from '../../../domain/ports/messageSource';
import { listener, textSetting, type Connection } from '../../../runtime/client/connection';
import { messageSource } from '../../../runtime/whatsapp/messageSource';
import { vendor } from '../client/vendor';
import { accountOfLid } from './lids';
import { read } from './read';
import { openRegistration } from './registration';
import { verify } from './verify';

export function openMessageSource(connection: Connection, ownOptOutWords: readonly string[] = []): MessageSource {
	return messageSource(
		{
			vendor,
			verify: (delivery) => verify(delivery, textSetting(connection, 'webhookHmacSecret')),
			read: async (delivery) =>
				await read(delivery, accountOfLid(connection), textSetting(connection, 'session'), listener(connection, vendor)),
			registration: openRegistration(connection),
		},
		ownOptOutWords,
	);
}
