import type { IHttpRequestOptions } from 'n8n-workflow';

/** As the nodes take it, too: this computer, a container's name, an address that no router passes on. */
const privateHost =
	/^(?:localhost|\[::1\]|[a-z0-9_-]+|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/;

/** The key goes with every request, that of the Test button included: it is not sent where others can read it. */
export function requireSafeServer({ baseURL, url }: IHttpRequestOptions): void {
	const problem = problemOf(baseURL === undefined || url.includes('://') ? url : baseURL);
	if (problem !== undefined)
		throw new Error(`The Server URL ${problem}: write it as https://your-server.example, as you open it in the browser`);
}

function problemOf(address: string): string | undefined {
	const url = parse(address);
	if (url === undefined) return 'is not an address';
	if (url.username !== '' || url.password !== '') return 'contains a login';
	if (url.protocol === 'https:' || (url.protocol === 'http:' && privateHost.test(url.hostname))) return undefined;
	return 'does not begin with https:// (http:// is taken for localhost and private networks only)';
}

function parse(address: string): URL | undefined {
	try {
		return new URL(address);
	} catch {
		return undefined;
	}
}
