import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { noAnswer, type HttpRequest, type HttpResponse, type NoAnswer, type Transport } from '../http';
import type { HostContext } from './context';

/** Longer than any vendor takes that still means to answer. */
const defaultTimeoutMs = 30_000;

/** Requests through n8n, which adds the credential's login and renews it on 401. */
export function hostTransport(context: HostContext, credentialType: string): Transport {
	return async (request) => {
		try {
			const options = toHostOptions(request);
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options);
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
		headers: { ...request.headers },
		timeout: request.timeoutMs ?? defaultTimeoutMs,
		returnFullResponse: true,
		// A 401 must be thrown inside n8n: that is what makes it renew the login.
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		disableFollowRedirect: true,
		...(request.body === undefined ? {} : { body: request.body as IHttpRequestOptions['body'] }),
		...(request.expect === 'binary' ? { encoding: 'arraybuffer' as const } : { json: true }),
	};
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

interface Thrown {
	code?: unknown;
	httpCode?: unknown;
	message?: unknown;
	response?: FullResponse;
	cause?: Thrown;
}

/** n8n wraps what axios throws once or twice; the answer or the system's code is somewhere along the causes. */
function fromThrown(error: unknown): HttpResponse | NoAnswer {
	const chain = causes(error as Thrown);
	const response = chain.find((each) => each.response?.status !== undefined || each.response?.statusCode !== undefined)?.response;
	if (response) return fromHostResponse(response);
	const code = chain.map((each) => each.code).find((each): each is string => typeof each === 'string' && /^E[A-Z_]+$/.test(each));
	if (code !== undefined) return noAnswer(code);
	return { answered: true, status: 401, headers: {}, body: { loginFailure: String(chain[0]?.message ?? 'unknown') } };
}

function causes(error: Thrown | undefined): Thrown[] {
	const chain: Thrown[] = [];
	for (let current = error; current !== undefined && current !== null && chain.length < 5; current = current.cause) chain.push(current);
	return chain;
}
