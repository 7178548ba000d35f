import type { HttpRequest } from '../client/http';
import type { Failure } from '../errors/integrationError';
import { collectPersonal, collectSecrets, noValues } from './personalValues';
import { redactFailure } from './redactError';
import { redactorOf } from './redactor';

/** A vendor's refusal without what it echoes of the request and of the login. Only words of the answer are touched, before any cut. */
export function withoutWhatWasSent(failure: Failure, request: HttpRequest, settings: unknown): Failure {
	const values = noValues();
	collectPersonal(values, bodyOf(request.body));
	collectPersonal(values, request.query);
	collectSecrets(values, settings);
	return redactFailure(failure, redactorOf(values));
}

/** Forms and JSON that are sent as a text have fields, too. */
function bodyOf(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body);
	} catch {
		return Object.fromEntries(new URLSearchParams(body));
	}
}
