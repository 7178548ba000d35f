import { createApiClient, type ApiRequest } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpResponse } from '../../../runtime/client/http';
import { requireSettings } from '../../../runtime/client/settings';
import { attempt, type Result } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { classify } from './classify';
import { loginOf, noteForbidden, type Login, type Refused } from './login';
import { limits, vendor } from './vendor';

const hosts: Record<string, string> = {
	production: 'https://api.correios.com.br',
	homologation: 'https://apihom.correios.com.br',
};

/** Names may come several times: `servicosAdicionais=019&servicosAdicionais=001`. */
export type Query = readonly (readonly [string, string | number])[];

export interface Api {
	readonly connection: Connection;
	login(): Promise<Login>;
	/** Answers the body of a success. The path begins with the API's name and version, e.g. `/preco/v1`. */
	call(request: Omit<ApiRequest, 'url' | 'query'> & { path: string; query?: Query }): Promise<unknown>;
}

export function openApi(connection: Connection): Api {
	requireSettings(connection, vendor, { user: 'User', accessSecret: 'Access Code', postingCard: 'Posting Card' });
	// Tracking takes these languages alone, and refuses the `*` that Node sends (SRO-018).
	const headers = { Accept: 'application/json', 'Accept-Language': 'pt-BR' };
	const client = createApiClient(connection, { ...vendor, limits, headers, classify });
	const host = hosts[textSetting(connection, 'environment')] ?? hosts.production!;
	const login = async (refused?: Refused) => await loginOf(connection, client, host, refused);
	return {
		connection,
		login,
		async call({ path, query = [], headers: own, ...request }) {
			const search = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
			const url = `${host}${path}${search === '' ? '' : `?${search}`}`;
			// The token is the login: user and access code go to where it is given out alone.
			const send = async ({ token }: Login) =>
				await client({ ...request, url, headers: { ...own, Authorization: `Bearer ${token}` }, withoutLogin: true });
			const first = await login();
			const outcome = await attempt(send(first));
			// A token that has ended is refused like a service that the contract does not have, and nothing was done.
			if (outcome.ok || !hasClass(outcome.error, 'auth')) return bodyOf(outcome, first);
			const renewed = await login({ login: first, path });
			if (renewed.token === first.token) throw outcome.error;
			const again = await attempt(send(renewed));
			if (!again.ok && hasClass(again.error, 'auth')) noteForbidden(connection, path);
			return bodyOf(again, renewed);
		},
	};
}

function bodyOf(outcome: Result<HttpResponse>, login: Login): unknown {
	if (!outcome.ok) throw outcome.error;
	login.hasWorked = true;
	return outcome.value.body;
}
