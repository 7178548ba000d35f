import { classOfStatus } from '../../../runtime/client/classOfStatus';
import { retryAfterMs, type HttpResponse } from '../../../runtime/client/http';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';

interface Problem {
	code: string;
	description: string | null;
}

/** The card's bank says no to a request that is right. */
const classesByCode: Record<string, ErrorClass> = { invalid_creditCard: 'rejected' };

/** What a shop owner does next, by Asaas' own code. */
const hintsByCode: Record<string, string> = {
	access_token_not_found: 'Open the credential and paste the API key (Asaas: user menu, Integrações, Chaves de API)',
	invalid_access_token_format: 'The API key is cut off or has something around it: paste it again, it begins with $aact_',
	invalid_access_token: 'The API key was deleted, disabled or has expired: make a new one in Asaas (user menu, Integrações, Chaves de API)',
	invalid_creditCard: 'The bank of the card refuses it: ask the customer for another card or offer Pix',
	invalid_environment: 'The API key belongs to the other environment: switch "Environment" in the credential',
};

const hintsByStatus: Record<number, string> = {
	400: 'Correct what Asaas names, then run it again',
	401: 'Open the credential, check API key and environment, and use its test',
	403: 'Asaas does not let this server in: allow its IP address in Asaas (Integrações, Mecanismos de segurança), or remove the list there',
	404: 'Check that it was not deleted in Asaas and that the credential belongs to the right account',
	429: 'The account has used up its calls to Asaas for now. Run the item again later',
};

/** The failure in an answer of Asaas; 400 and 401 name all their reasons in `errors[{code, description}]`. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status } = response;
	if (status >= 200 && status < 300) return undefined;
	const problems = readProblems(response.body);
	const code = problems[0]?.code ?? `http_${status}`;
	const hint = hintsByCode[code] ?? hintsByStatus[status];
	const wait = waitMs(response, now);
	return {
		class: classesByCode[code] ?? classOfStatus(status),
		code,
		message: describe(status, problems),
		httpStatus: status,
		...(hint === undefined ? {} : { hint }),
		...(wait === undefined ? {} : { retryAfterMs: wait }),
	};
}

function readProblems(body: unknown): Problem[] {
	const errors = asRecord(body).errors;
	if (!Array.isArray(errors)) return [];
	return errors.flatMap((each) => {
		const code = asText(asRecord(each).code);
		return code === null ? [] : [{ code, description: asText(asRecord(each).description) }];
	});
}

function describe(status: number, problems: Problem[]): string {
	if (problems.length === 0) return `Asaas answered ${status}`;
	return `Asaas refused: ${problems.map(({ code, description }) => (description ? `${description} (${code})` : code)).join('; ')}`;
}

/** Asaas documentation: `RateLimit-Reset` holds the seconds until calls are taken again. */
function waitMs({ status, headers }: HttpResponse, now: number): number | undefined {
	if (status !== 429) return undefined;
	const reset = headers['ratelimit-reset'];
	return reset !== undefined && /^\d+$/.test(reset) ? Number(reset) * 1000 : retryAfterMs(headers, now);
}
