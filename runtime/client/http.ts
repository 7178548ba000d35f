/** A request to a vendor and what came back, as plain values: nothing is thrown for an HTTP status or a broken line. */
export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Absolute. */
	url: string;
	query?: Record<string, string | number | boolean | readonly (string | number)[] | undefined>;
	headers?: Record<string, string>;
	/** Sent as JSON; a text or a Buffer as it is, under the `content-type` given with it. */
	body?: unknown;
	/** `json` (default) parses the answer where it is JSON; `binary` keeps its bytes. */
	expect?: 'json' | 'binary';
	timeoutMs?: number;
	/** For a file on a host that the account's login must not reach. */
	withoutLogin?: true;
}

export interface HttpResponse {
	answered: true;
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	/** Parsed JSON, text, or a Buffer where bytes were asked for. */
	body: unknown;
}

export interface NoAnswer {
	answered: false;
	/** The system's word, e.g. `ECONNRESET`. */
	code: string;
	/** False only where the request certainly never left. */
	maybeSent: boolean;
}

/** Sends one request with the account's login, where it is not to go without; renews an expired login where the credential can. Never throws. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse | NoAnswer>;

const neverLeft = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

export function noAnswer(code: string): NoAnswer {
	return { answered: false, code, maybeSent: !neverLeft.has(code) };
}

/** Query parameters as vendors read them: arrays as `name[]=a&name[]=b`, undefined left out. */
export function toQueryString(query: HttpRequest['query']): string {
	const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
		if (value === undefined) return [];
		if (typeof value === 'object') return value.map((each) => [`${name}${name.endsWith('[]') ? '' : '[]'}`, String(each)]);
		return [[name, String(value)]];
	});
	return pairs.map(([name, value]) => `${encoded(name!)}=${encoded(value!)}`).join('&');
}

/** Half a character, as texts that were cut end with, is no reason to fail: it is sent as one that nobody knows. */
function encoded(text: string): string {
	return encodeURIComponent(Buffer.from(text).toString());
}

/** No vendor is left alone for longer by its word: who says a year has made a mistake. */
export const longestPauseMs = 3_600_000;

/** Milliseconds to wait by a `Retry-After` header (seconds or a date), undefined without one. */
export function retryAfterMs(headers: Record<string, string>, now: number): number | undefined {
	const value = headers['retry-after'];
	if (value === undefined) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Number(value) * 1000, longestPauseMs);
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), longestPauseMs);
}

/** The wait of a `Retry-After` header as part of a failure; empty without one. */
export function retryPause(headers: Record<string, string>, now: number): { retryAfterMs?: number } {
	const wait = retryAfterMs(headers, now);
	return wait === undefined ? {} : { retryAfterMs: wait };
}
