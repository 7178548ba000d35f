import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/apiClient';
import { textSetting, type Connection } from '../../../runtime/connection';
import type { HttpRequest } from '../../../runtime/http';
import { classify } from './classify';
import { readIssuer, type Issuer } from './issuer';
import { displayName, vendor } from './vendor';

const hosts: Record<string, string> = {
	production: 'https://api.focusnfe.com.br',
	homologation: 'https://homologacao.focusnfe.com.br',
};

/** 100 credits a minute with one token (vendor documentation, "Limites"). */
const profile: VendorProfile = { vendor, displayName, limits: [{ requests: 100, perMs: 60_000 }], classify };

type Query = HttpRequest['query'];

/** Focus NFe as its adapter uses it: paths below `/v2`, bodies as parsed JSON. */
export interface FocusApi {
	readonly connection: Connection;
	readonly issuer: Issuer;
	/** Address of a file that an answer names, on Focus NFe's own host; null for any other. */
	fileUrl(path: unknown): string | null;
	get(path: string, query?: Query): Promise<unknown>;
	post(path: string, body: unknown, safety: Exclude<Safety, 'read'>, query?: Query): Promise<unknown>;
	/** May be repeated: a cancelled document is not cancelled twice. */
	remove(path: string, body: unknown): Promise<unknown>;
	download(url: string): Promise<Buffer>;
}

export function openApi(connection: Connection): FocusApi {
	const issuer = readIssuer(connection);
	const client = createApiClient(connection, profile);
	const host = hosts[textSetting(connection, 'environment')] ?? hosts.production!;
	const send = async (request: HttpRequest & { safety: Safety }) => (await client(request)).body;
	return {
		connection,
		issuer,
		fileUrl: (path) => fileUrl(host, path),
		get: async (path, query) => await send({ method: 'GET', url: `${host}/v2${path}`, query, safety: 'read' }),
		post: async (path, body, safety, query) => await send({ method: 'POST', url: `${host}/v2${path}`, query, body, safety }),
		remove: async (path, body) => await send({ method: 'DELETE', url: `${host}/v2${path}`, body, safety: 'keyed' }),
		download: async (url) => Buffer.from((await send({ method: 'GET', url, expect: 'binary', safety: 'read' })) as Buffer),
	};
}

/** Paths in answers are relative to the host. The token goes along with a download, so it is sent nowhere else. */
function fileUrl(host: string, path: unknown): string | null {
	if (typeof path !== 'string' || path === '') return null;
	if (path.startsWith(`${host}/`)) return path;
	return /^\/[^/\\]/.test(path) ? `${host}${path}` : null;
}
