import { z } from 'zod';
import type { Connection } from '../../../runtime/client/connection';
import { RecentAnswers } from '../../../runtime/memory/recentAnswers';
import type { Call } from '../client/api';
import { id, read, text } from '../client/payload';

const service = z.object({ id, name: text, company: z.object({ name: text }).nullish().catch(null) });

const remembered = new RecentAnswers<{ id: string; name: string }[]>();

/** The services that the account can choose from, as "Correios PAC". */
export async function listServices(connection: Connection, call: Call): Promise<{ id: string; name: string }[]> {
	return await remembered.get(connection.account, connection.clock, async () => {
		const rows = read(
			z.array(service),
			await call({ method: 'GET', path: '/shipment/services', safety: 'read' }),
			'the request for its services',
		);
		return rows.map((row) => ({ id: row.id, name: [row.company?.name, row.name].filter(Boolean).join(' ') || row.id }));
	});
}
