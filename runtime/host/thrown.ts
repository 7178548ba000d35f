import { noAnswer, type HttpResponse, type NoAnswer } from '../client/http';

/** An answer as n8n's helpers and axios hand it over. */
export interface FullResponse {
	statusCode?: number;
	status?: number;
	headers?: Record<string, unknown>;
	body?: unknown;
	data?: unknown;
}

interface Thrown extends FullResponse {
	code?: unknown;
	message?: unknown;
	response?: FullResponse;
	cause?: Thrown;
	/** Of n8n's NodeApiError: the answer's status, or the system's word for a broken line. */
	httpCode?: unknown;
	/** Of n8n's NodeApiError: the answer's body, where that was an object. */
	context?: { data?: unknown };
}

/** What n8n's OAuth2 client calls a refusal of the token endpoint that it understood. */
const tokenRefused = 'EAUTH';

export function fromHostResponse(response: unknown): HttpResponse {
	const { statusCode, status, headers, body, data } = response as FullResponse;
	return {
		answered: true,
		status: statusCode ?? status ?? 0,
		headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])),
		body: body ?? data,
	};
}

/** n8n wraps what axios throws once or twice; the answer or the system's code is somewhere along the causes. */
export function fromThrown(error: unknown): HttpResponse | NoAnswer {
	const chain = causes(error as Thrown);
	const response = chain
		.map((each) => each.response ?? each)
		.find((each) => isWhole(each.status ?? each.statusCode, each.body ?? each.data));
	if (response) return fromHostResponse(response);
	const coded = chain.find((each): each is Thrown & { code: string } => isSystemCode(each.code));
	if (!coded) return fromRemnant(chain[0]) ?? loginFailure(chain);
	if (coded.code !== tokenRefused) return noAnswer(coded.code);
	// OAuth2's own errors are words; anything else is a token endpoint that has a bad day, after a 401 that did nothing.
	const isOAuthError = typeof (coded.body as { error?: unknown } | undefined)?.error === 'string';
	return isOAuthError ? loginFailure(chain) : { ...noAnswer(tokenRefused), maybeSent: false };
}

/**
 * n8n 1.102 to 2.33: NodeApiError loses its cause, and this is what it keeps of it. Unread, a broken line would pass for a refused
 * login, and a message whose answer was lost for one that was not sent. The headers are gone, and so is what the token endpoint said:
 * there its bad day cannot be told from its refusal.
 */
function fromRemnant(error: Thrown | undefined): HttpResponse | NoAnswer | undefined {
	const code = error?.httpCode;
	if (typeof code !== 'string' || code === tokenRefused) return undefined;
	if (isSystemCode(code)) return noAnswer(code);
	const status = /^[1-5]\d\d$/.test(code) ? Number(code) : undefined;
	const body = error?.context?.data;
	if (isWhole(status, body)) return { answered: true, status, headers: {}, body };
	return status === undefined ? undefined : noAnswer(brokenOff);
}

/** axios's word for an answer that ended before its end; it keeps the status of such an answer, but no body. */
const brokenOff = 'ERR_BAD_RESPONSE';

/** A 401 needs no body to say that nothing was done. */
function isWhole(status: number | undefined, body: unknown): status is number {
	return typeof status === 'number' && (status === 401 || body !== undefined);
}

/** E.g. `ECONNRESET`, `CERT_HAS_EXPIRED`. */
function isSystemCode(code: unknown): code is string {
	return typeof code === 'string' && /^[A-Z][A-Z\d_]{2,}$/.test(code);
}

function loginFailure(chain: readonly Thrown[]): HttpResponse {
	return { answered: true, status: 401, headers: {}, body: { loginFailure: String(chain[0]?.message ?? 'unknown') } };
}

function causes(error: Thrown | undefined): Thrown[] {
	const chain: Thrown[] = [];
	for (let current = error; current !== undefined && current !== null && chain.length < 5; current = current.cause) chain.push(current);
	return chain;
}
