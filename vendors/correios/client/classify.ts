import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import { asRecord, asText, isRecord } from '../../../runtime/client/json';
import type { Failure } from '../../../runtime/errors/integrationError';

/** The failure in an answer. Correios says why in `msgs`, each with a code before it: `PRC-127: …`. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) return undefined;
	const kind = classOfStatus(status);
	const words = wordsIn(body);
	if (kind === 'transient') return { class: kind, code: `http${status}`, message: 'Correios is having a temporary problem' };
	if (kind === 'rateLimited')
		return { class: kind, code: 'http429', message: 'Correios accepts no more calls for now', ...retryPause(response.headers, now) };
	if (status === 401) return loginRefused;
	if (status === 403 && isPage(body)) return turnedAway;
	const because = words === '' ? '' : `: ${words}`;
	if (kind === 'auth') return { ...notAllowed, message: `${notAllowed.message}${because}` };
	const code = /^[A-Z]{3}-\d+/.exec(words)?.[0] ?? `http${status}`;
	return { class: kind, code, message: `Correios refuses${because}` };
}

const loginRefused: Failure = {
	class: 'auth',
	code: 'loginRefused',
	message: 'Correios does not accept user, access code or posting card',
	hint: 'Make a new access code (código de acesso) at cws.correios.com.br and put it into the credential; homologation has logins of its own',
};

const notAllowed: Failure = {
	class: 'auth',
	code: 'notAllowed',
	message: 'Correios does not allow this to the login, or the service is not in the contract',
	hint: 'Ask Correios to add the service to the contract and its posting card, or choose another service',
};

/** The firewall in front of the API answers a page, now and then. */
const turnedAway: Failure = {
	class: 'transient',
	code: 'turnedAway',
	message: 'A firewall turned the request away before it reached Correios',
};

function isPage(body: unknown): boolean {
	return /^\s*</.test(Buffer.isBuffer(body) ? body.toString('utf8') : String(body));
}

function wordsIn(body: unknown): string {
	const fields = asRecord(Buffer.isBuffer(body) ? parsed(body) : body);
	const { msgs, message, mensagem } = fields;
	const all = Array.isArray(msgs) ? msgs.map((each) => asText(isRecord(each) ? each.texto : each)) : [message, mensagem].map(asText);
	return all.filter((each) => each !== null).join('; ');
}

function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
