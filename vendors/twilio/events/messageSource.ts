import type { MessageSource } from '../../../domain/ports/messageSource';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { messageSource } from '../../../runtime/whatsapp/messageSource';
import { vendor } from '../client/vendor';
import { read } from './read';
import { verify } from './verify';

export function openMessageSource(connection: Connection, ownOptOutWords: readonly string[] = []): MessageSource {
	return messageSource(
		{
			vendor,
			verify: (delivery, url) => verify(delivery, textSetting(connection, 'authToken'), url),
			read: (delivery) => read(delivery, textSetting(connection, 'accountSid')),
		},
		ownOptOutWords,
	);
}
