import type { MessageSource } from '../../../domain/ports/messageSource';
import { listener, textSetting, type Connection } from '../../../runtime/client/connection';
import { messageSource } from '../../../runtime/whatsapp/messageSource';
import { vendor } from '../client/vendor';
import { read } from './read';
import { handshake, verify } from '../../../runtime/meta/verify';

/** An app has one address for all its numbers: what is about another number than the credential's does not concern this trigger. */
export function openMessageSource(connection: Connection, ownOptOutWords: readonly string[] = []): MessageSource {
	const setting = (name: string) => textSetting(connection, name);
	return messageSource(
		{
			vendor,
			verify: (delivery) => verify(delivery, setting('appSecret')),
			read: (delivery) =>
				read(
					delivery,
					{ phoneNumberId: setting('phoneNumberId'), businessAccountId: setting('businessAccountId') },
					listener(connection, vendor),
				),
			handshake: (query) => handshake(query, setting('verifyToken')),
		},
		ownOptOutWords,
	);
}
