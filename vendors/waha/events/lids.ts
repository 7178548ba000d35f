import type { Connection } from '../../../runtime/client/connection';
import { asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import { openApi } from '../client/api';
import type { AccountOfLid } from './chat';

const remembered = new RecentAnswers<string | null>();

/** A delivery waits no longer for it: without the phone it still has the linked id. */
const patienceMs = 5_000;

/** The account behind a linked id (`GET /api/{session}/lids/{lid}`), as far as the server knows it now. */
export function accountOfLid(connection: Connection): AccountOfLid {
	return async (lid) => {
		const name = `${connection.account}:${lid}`;
		const outcome = await attempt(remembered.get(name, connection.clock, async () => await ask(connection, lid)));
		return outcome.ok ? outcome.value : null;
	};
}

async function ask(connection: Connection, lid: string): Promise<string | null> {
	const deadline = Math.min(connection.deadline, connection.clock.now() + patienceMs);
	const { call, session } = openApi({ ...connection, deadline });
	const path = `/${encodeURIComponent(session)}/lids/${encodeURIComponent(lid)}`;
	return asText(asRecord(await call({ method: 'GET', path, safety: 'read', timeoutMs: patienceMs })).pn);
}
