import { addressTaken } from '../../../runtime/webhooks/addressTaken';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { asRecord, asText } from '../../../runtime/client/json';
import type { GatewayWebhooks } from '../../../runtime/whatsapp/messageSource';
import { eventsFor, heardAnyway, saidInMessages, toldOfSent } from '../../../runtime/whatsapp/subscriptions';
import { openApi } from '../client/api';
import { vendor } from '../client/vendor';

/** An address a kind, and where the instance shows it (Z-API documentation, "Webhooks" and "Dados da instância"). */
const kinds = [
	{ name: 'received', path: '/update-webhook-received', shown: 'receivedCallbackUrl' },
	{ name: 'delivery', path: '/update-webhook-delivery', shown: 'deliveryCallbackUrl' },
	{ name: 'message-status', path: '/update-webhook-message-status', shown: 'messageStatusCallbackUrl' },
] as const;

type Kind = (typeof kinds)[number];

/** What comes to each kind's address; that a message could not leave is told to one of its own. */
const brings = {
	received: [...saidInMessages, 'reaction.received', 'reply.edited', 'reply.deleted', 'call.received'],
	delivery: ['message.failed'],
	'message-status': toldOfSent,
} as const;

/** The address of each kind that the trigger asks for is claimed if it is free. One call if nothing has to be done. */
export function openRegistration(connection: Connection): NonNullable<GatewayWebhooks['registration']> {
	const call = openApi(connection);
	const alone = async <T>(work: () => Promise<T>) => await exclusive(`${vendor.id}:${connection.account}:webhooks`, work);
	const shown = async () => asRecord(await call({ method: 'GET', path: '/me', safety: 'read' }));

	return {
		register: async (url, topics) =>
			await alone(async () => {
				const wanted = eventsFor(topics, brings);
				// Opt-outs are welcome, but another program may have their address.
				const heard = eventsFor([...topics, heardAnyway], brings);
				const instance = await shown();
				const addressOf = ({ shown: field }: Kind) => asText(instance[field]);
				const taken = kinds.filter((kind) => wanted.includes(kind.name) && ![null, url].includes(addressOf(kind)));
				if (taken.length > 0) throw addressTaken(vendor, 'Empty the addresses in the Z-API panel (instance → Webhooks)');
				const missing = kinds.filter((kind) => heard.includes(kind.name) && addressOf(kind) === null);
				for (const { path } of missing) await call({ method: 'PUT', path, body: { value: url }, safety: 'keyed' });
				return { created: missing.map(({ name }) => name), repaired: [], removed: [] };
			}),
		// Z-API takes no empty address: the instance goes on calling one that does not answer, until it is emptied in the panel.
		unregister: async () => undefined,
	};
}
