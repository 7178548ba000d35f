import { createApiClient, type Safety, type VendorProfile } from '../../../runtime/client/apiClient';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import type { HttpRequest } from '../../../runtime/client/http';
import { classify } from './classify';
import { readIssuer, type Issuer } from './issuer';
import { limits, vendor } from './vendor';

const hosts: Record<string, string> = {
	production: 'https://api.focusnfe.com.br',
	homologation: 'https://homologacao.focusnfe.com.br',
};

const profile: VendorProfile = { ...vendor, limits, classify };

type Query = HttpRequest['query'];

/** Focus NFe as its adapter uses it: paths below `/v2`, bodies as parsed JSON. */
export interface FocusApi {
	readonly connection: Connection;
	readonly issuer: Issuer;
	/** Address of a file that an answer names, on Focus NFe's own host or in its file store; null for any other. */
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
		download: async (url) => {
			// The token goes to Focus NFe's own host alone.
			const login = url.startsWith(`${host}/`) ? {} : { withoutLogin: true as const };
			return Buffer.from((await send({ method: 'GET', url, expect: 'binary', safety: 'read', ...login })) as Buffer);
		},
	};
}

/** Where Focus NFe keeps PDFs of NFS-e, open to whoever has the address (vendor documentation, `url_danfse`). */
const fileStore = /^https:\/\/focusnfe\.s3\.[a-z0-9-]+\.amazonaws\.com\//;

/** Paths in answers are relative to the host. */
function fileUrl(host: string, path: unknown): string | null {
	if (typeof path !== 'string' || path === '') return null;
	if (path.startsWith(`${host}/`) || fileStore.test(path)) return path;
	return /^\/[^/\\]/.test(path) ? `${host}${path}` : null;
}
