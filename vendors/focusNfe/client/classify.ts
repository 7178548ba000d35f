import { classOfStatus } from '../../../runtime/client/classOfStatus';
import type { HttpResponse } from '../../../runtime/client/http';
import { retryAfterMs } from '../../../runtime/client/http';
import type { ErrorClass, Failure } from '../../../runtime/errors/integrationError';
import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';

/** Focus NFe's `codigo` where it says more than the HTTP status (vendor documentation, "Erros"). */
const classByCode: Record<string, ErrorClass> = {
	nfe_autorizada: 'conflict',
	em_processamento: 'conflict',
	nfe_cancelada: 'conflict',
	nfe_nao_autorizada: 'conflict',
	permissao_negada: 'auth',
	nao_encontrado: 'notFound',
};

const hints: Record<ErrorClass, string> = {
	auth: 'Check the credential: the token belongs to one environment and one company, whose CNPJ is the one in the credential',
	notFound: 'Check the ID (the ref at Focus NFe) and whether the credential is for the environment that the invoice was issued in',
	conflict: 'Look at the invoice with "Get": its status does not allow this',
	validation: 'Correct what the message names in the order or in the node, then run the item again',
	rejected: 'Correct what the message names, then run the item again',
	transient: 'Focus NFe is having a temporary problem: run the item again later, what was already done will be found',
	rateLimited: 'Focus NFe accepts 100 calls a minute per token, for all programs together: run the item again later',
	unknownOutcome: 'Run the item again: what was already done will be found',
};

/** The failure in one of Focus NFe's answers, undefined for a success. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const { status, body } = response;
	if (status >= 200 && status < 300) return undefined;
	const error = asRecord(body);
	const code = asText(error.codigo) ?? `http${status}`;
	const errorClass = (Object.hasOwn(classByCode, code) ? classByCode[code] : undefined) ?? classOfStatus(status);
	return {
		class: errorClass,
		code,
		message: messageOf(error, status),
		hint: hints[errorClass],
		httpStatus: status,
		...(errorClass === 'rateLimited' ? { retryAfterMs: waitMs(response, now) } : {}),
	};
}

/** `Rate-Limit-Reset`: seconds until there are credits again. */
function waitMs({ headers }: HttpResponse, now: number): number {
	const seconds = Number(headers['rate-limit-reset']);
	return retryAfterMs(headers, now) ?? (seconds > 0 ? seconds * 1000 : 60_000);
}

function messageOf(error: Json, status: number): string {
	const fields = asRecords(error.erros).map(describeField);
	const said = [asText(error.mensagem), fields.join('; ')].filter((text) => text !== null && text !== '');
	if (said.length > 0) return `Focus NFe: ${said.join(' – ')}`;
	return status === 401 ? 'Focus NFe refused the token' : `Focus NFe answered with HTTP ${status}`;
}

function describeField({ campo, mensagem }: Json): string {
	return [asText(campo), asText(mensagem) ?? 'is refused'].filter((text) => text !== null).join(': ');
}
