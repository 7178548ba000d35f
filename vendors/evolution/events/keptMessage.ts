import { z } from 'zod';
import type { Connection } from '../../../runtime/client/connection';
import { attempt } from '../../../runtime/errors/attempt';
import { openApi } from '../client/api';
import { messageKey, type MessageKey } from './key';

/** A message as the server has kept it; undefined where it has not. */
export type KeptMessage = (id: string) => Promise<{ key: MessageKey; pushName?: unknown } | undefined>;

const answer = z.object({ messages: z.object({ records: z.array(z.object({ key: messageKey, pushName: z.unknown() })) }) });

/** A delivery waits no longer for it. */
const patienceMs = 5_000;

export function keptMessage(connection: Connection): KeptMessage {
	return async (id) => {
		const deadline = Math.min(connection.deadline, connection.clock.now() + patienceMs);
		const call = openApi({ ...connection, deadline });
		const outcome = await attempt(
			call({ action: 'chat/findMessages', safety: 'read', body: { where: { key: { id } } }, timeoutMs: patienceMs }),
		);
		const result = answer.safeParse(outcome.ok ? outcome.value : undefined);
		return result.success ? result.data.messages.records.find(({ key }) => key.id === id) : undefined;
	};
}
