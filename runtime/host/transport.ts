import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { noAnswer, type HttpRequest, type HttpResponse, type NoAnswer, type Transport } from '../client/http';
import type { HostContext } from './context';

/** Longer than any vendor takes that still means to answer. */
const defaultTimeoutMs = 30_000;

/** Requests through n8n, which adds the credential's login and renews it on 401. */
export function hostTransport(context: HostContext, credentialType: string): Transport {
	return async (request) => {
		try {
			const options = toHostOptions(request);
			const { httpRequest, httpRequestWithAuthentication } = context.helpers;
			const response: unknown = request.withoutLogin
				? await httpRequest(options)
				: await httpRequestWithAuthentication.call(context, credentialType, options);
			return fromHostResponse(response);
		} catch (error) {
			return fromThrown(error);
		}
	};
}

function toHostOptions(request: HttpRequest): IHttpRequestOptions {
	return {
		method: request.method as IHttpRequestMethods,
		url: request.url,
		headers: { ...(isEmpty(request.body) ? { 'Content-Type': 'application/json' } : {}), ...request.headers },
		timeout: request.timeoutMs ?? defaultTimeoutMs,
		returnFullResponse: true,
		// A 401 must be thrown inside n8n: that is what makes it renew the login.
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		disableFollowRedirect: true,
		...(request.body === undefined ? {} : { body: toHostBody(request.body) }),
		...(request.expect === 'binary' ? { encoding: 'arraybuffer' as const } : { json: true }),
	};
}

/** n8n leaves an empty object out, and there are vendors that insist on a `{}`. */
function toHostBody(body: unknown): IHttpRequestOptions['body'] {
	return isEmpty(body) ? JSON.stringify(body) : (body as IHttpRequestOptions['body']);
}

function isEmpty(body: unknown): boolean {
	return (Array.isArray(body) || Object.getPrototypeOf(body ?? '') === Object.prototype) && Object.keys(body as object).length === 0;
}

interface FullResponse {
	statusCode?: number;
	status?: number;
	headers?: Record<string, unknown>;
	body?: unknown;
	data?: unknown;
}

function fromHostResponse(response: unknown): HttpResponse {
	const { statusCode, status, headers, body, data } = response as FullResponse;
	return {
		answered: true,
		status: statusCode ?? status ?? 0,
		headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])),
		body: body ?? data,
	};
}

interface Thrown extends FullResponse {
	code?: unknown;
	message?: unknown;
	response?: FullResponse;
	cause?: Thrown;
}

/** What n8n's OAuth2 client calls a refusal of the token endpoint that it understood. */
const tokenRefused = 'EAUTH';

/** n8n wraps what axios throws once or twice; the answer or the system's code is somewhere along the causes. */
function fromThrown(error: unknown): HttpResponse | NoAnswer {
	const chain = causes(error as Thrown);
	const response = chain.map((each) => each.response ?? each).find((each) => typeof (each.status ?? each.statusCode) === 'number');
	if (response) return fromHostResponse(response);
	const coded = chain.find((each): each is Thrown & { code: string } => typeof each.code === 'string' && /^E[A-Z_]+$/.test(each.code));
	if (!coded) return loginFailure(chain);
	if (coded.code !== tokenRefused) return noAnswer(coded.code);
	// OAuth2's own errors are words; anything else is a token endpoint that has a bad day, after a 401 that did nothing.
	const isOAuthError = typeof (coded.body as { error?: unknown } | undefined)?.error === 'string';
	return isOAuthError ? loginFailure(chain) : { ...noAnswer(tokenRefused), maybeSent: false };
}

function loginFailure(chain: readonly Thrown[]): HttpResponse {
	return { answered: true, status: 401, headers: {}, body: { loginFailure: String(chain[0]?.message ?? 'unknown') } };
}

function causes(error: Thrown | undefined): Thrown[] {
	const chain: Thrown[] = [];
	for (let current = error; current !== undefined && current !== null && chain.length < 5; current = current.cause) chain.push(current);
	return chain;
}
