import { createApiClient } from '../../../runtime/client/apiClient';
import type { Connection } from '../../../runtime/client/connection';
import { asRecord, type Json } from '../../../runtime/client/json';
import { classify } from './classify';
import { limits, vendor } from './vendor';

/** A question, by its path; nothing there can be changed. */
export type Call = (path: string) => Promise<Json>;

/** It asks several others before it answers. */
const timeoutMs = 10_000;

export function openApi(connection: Connection): Call {
	const client = createApiClient(connection, { ...vendor, limits, headers: { Accept: 'application/json' }, classify });
	return async (path) => {
		const { body } = await client({ method: 'GET', url: `https://brasilapi.com.br/api/${path}`, safety: 'read', timeoutMs });
		return asRecord(body);
	};
}
