import type { IAdditionalCredentialOptions, ICredentialDataDecryptedObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { HttpRequest, HttpResponse, Transport } from '../client/http';
import type { HostContext } from './context';
import { fromHostResponse, fromThrown } from './thrown';

/** Longer than any vendor takes that still means to answer. */
const defaultTimeoutMs = 30_000;

/** Requests through n8n, which adds the credential's login and renews it on 401. */
export function hostTransport(context: HostContext, credentialType: string): Transport {
	return async (request) => {
		try {
			if (request.withoutLogin) return fromHostResponse(await context.helpers.httpRequest(toHostOptions(request)));
			const answer = await askWithLogin(context, credentialType, toHostOptions(request));
			return answer.status === 401 ? await askStrictly(context, credentialType, request) : answer;
		} catch (error) {
			return fromThrown(error);
		}
	};
}

/**
 * The same with the credential as it was read a moment ago: n8n would read and decrypt it again for every call. Where the vendor refuses
 * that one it may have been changed meanwhile, and n8n looks by itself. An OAuth2 login n8n reads and renews by itself in any case.
 */
export function knownTransport(context: HostContext, credentialType: string, known: ICredentialDataDecryptedObject): Transport {
	const anew = hostTransport(context, credentialType);
	if (known.oauthTokenData) return anew;
	const login = { credentialsDecrypted: { id: '', name: '', type: credentialType, data: known } };
	return async (request) => {
		if (request.withoutLogin) return await anew(request);
		const answer = await askWithLogin(context, credentialType, toHostOptions(request), login).catch(fromThrown);
		return answer.answered && answer.status === 401 ? await anew(request) : answer;
	};
}

async function askWithLogin(
	context: HostContext,
	credentialType: string,
	options: IHttpRequestOptions,
	login?: IAdditionalCredentialOptions,
): Promise<HttpResponse> {
	return fromHostResponse(await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options, login));
}

/**
 * n8n before 2.10 knows no `except`: it hands a 401 back like any other answer and renews no login. Such a call has changed nothing, so
 * it is made once more in the way that makes every n8n throw and renew; newer ones never come here.
 */
async function askStrictly(context: HostContext, credentialType: string, request: HttpRequest): Promise<HttpResponse> {
	return await askWithLogin(context, credentialType, { ...toHostOptions(request), ignoreHttpStatusErrors: false });
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
