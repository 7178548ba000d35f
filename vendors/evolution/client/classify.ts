import { z } from 'zod';
import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryPause, type HttpResponse } from '../../../runtime/client/http';
import type { Failure } from '../../../runtime/errors/integrationError';
import { notOnWhatsApp } from '../../../runtime/whatsapp/notOnWhatsApp';

const body = z.object({ response: z.object({ message: z.unknown() }) });

const absentNumber = z.object({ exists: z.literal(false) });

/** The failure in an answer. Evolution has no codes: it tells by the status, by an object in the list of messages, or by fixed words. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status } = response;
	if (status >= 200 && status < 300) return undefined;
	const entries = entriesOf(response.body);
	if (status === 400 && entries.some((entry) => absentNumber.safeParse(entry).success)) return notOnWhatsApp;
	const words = entries.filter((entry) => typeof entry === 'string');
	return (
		words.map((word) => fixedWords.get(word.replace(/^Error: /, ''))).find((each) => each !== undefined) ?? byStatus(response, words, now)
	);
}

/** `response.message` is a text or a list, whose entries may be lists or objects. */
function entriesOf(answer: unknown): unknown[] {
	const result = body.safeParse(answer);
	return result.success ? [result.data.response.message].flat(3) : [];
}

/** Both come before anything is sent (vendor source). */
const fixedWords = new Map<string, Failure>(
	Object.entries({
		'Connection Closed': {
			class: 'auth',
			code: 'notConnected',
			message: 'The Evolution instance is not connected to WhatsApp, nothing was sent',
			hint: 'Open the instance in Evolution Manager and scan the QR code again, then run the item again',
		},
		'SessionError: No sessions': {
			class: 'auth',
			code: 'noSession',
			message: 'The Evolution instance has lost its session with WhatsApp, nothing was sent',
			hint: 'Restart the instance in Evolution Manager; if that does not help, disconnect it and scan the QR code again',
		},
	}),
);

function byStatus(response: HttpResponse, words: readonly string[], now: number): Failure {
	const { status, headers } = response;
	const code = `http${status}`;
	const kind = classOfStatus(status);
	if (kind === 'transient') return { class: kind, code, message: 'Evolution API is having a temporary problem' };
	if (kind === 'auth') return keyRefused(code);
	if (kind === 'notFound') return instanceUnknown;
	if (kind === 'rateLimited')
		return { class: kind, code, message: 'The Evolution server accepts no more calls for now', ...retryPause(headers, now) };
	return { class: kind, code, message: `Evolution API refuses the message: ${words.join('; ') || `status ${status}`}` };
}

const keyRefused = (code: string): Failure => ({
	class: 'auth',
	code,
	message: 'Evolution API does not accept the API key',
	hint: 'Copy the key of the instance from Evolution Manager into "API Key" of the credential',
});

/** Every call names the instance, and the instance alone can be absent. */
const instanceUnknown: Failure = {
	class: 'auth',
	code: 'instanceUnknown',
	message: 'The Evolution server does not know this instance',
	hint: 'Check "Server URL" and "Instance Name" in the credential; upper and lower case matter',
};
