import { z } from 'zod';
import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';

/** WAHA documentation: what is said where a session is not in the state that the call needs. */
const wrongState = z.object({ status: z.string(), expected: z.array(z.string()) });

const refusal = z.object({ message: z.union([z.string(), z.array(z.string())]) });

/** The failure in an answer, by the status and the fields of the body. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, headers, body } = response;
	if (status >= 200 && status < 300) return undefined;
	const code = `http${status}`;
	const kind = classOfStatus(status);
	if (kind === 'transient') return { class: kind, code, message: 'WAHA is having a temporary problem' };
	const state = wrongState.safeParse(body);
	if (state.success) return notConnected(state.data.status);
	if (kind === 'auth') return keyRefused(code);
	if (kind === 'notFound') return wordsOf(body).some((words) => noSession.test(words)) ? sessionUnknown : notKnown(code, body);
	if (kind === 'rateLimited')
		return { class: kind, code, message: 'The WAHA server accepts no more calls for now', ...retryPause(headers, now) };
	return { class: kind, code, message: `WAHA refuses the call${because(body)}` };
}

/** Of the session itself, and of its chats, where it may also have been stopped (WAHA source, SessionManagerCore.getSession). */
const noSession = /^(Session not found|We didn't find a session with name)/;

/** By the session's state; in none of them is anything sent. */
const nextSteps = new Map<string, string>(
	Object.entries({
		SCAN_QR_CODE: 'Open the session in the WAHA dashboard and scan the QR code again, then run the item again',
		STARTING: 'The session is starting: run the item again in a minute',
	}),
);

function notConnected(state: string): Failure {
	return {
		class: 'auth',
		code: 'notConnected',
		message: `The WAHA session is not connected to WhatsApp (${state}), nothing was sent`,
		hint: nextSteps.get(state) ?? 'Restart the session in the WAHA dashboard; if it asks for it, scan the QR code again',
	};
}

const sessionUnknown: Failure = {
	class: 'auth',
	code: 'sessionUnknown',
	message: 'The WAHA server does not have this session, or has stopped it',
	hint: 'Start the session in the WAHA dashboard; if it is not there, check "Server URL" and "Session" in the credential',
};

const notKnown = (code: string, body: unknown): Failure => ({
	class: 'notFound',
	code,
	message: `WAHA does not have this record${because(body)}`,
});

const keyRefused = (code: string): Failure => ({
	class: 'auth',
	code,
	message: 'WAHA does not accept the API key',
	hint: 'Put the value of WAHA_API_KEY of your server into "API Key" of the credential (the plain key, not its hash)',
});

/** The vendor's own words. */
function because(body: unknown): string {
	const words = wordsOf(body);
	return words.length > 0 ? `: ${words.join('; ')}` : '';
}

function wordsOf(body: unknown): string[] {
	const result = refusal.safeParse(body);
	return result.success ? [result.data.message].flat() : [];
}
