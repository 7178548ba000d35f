import { bareTaxId } from '../../../domain/taxId';
import { hasClass, IntegrationError } from '../../../runtime/integrationError';
import { asRecord, asText } from '../../../runtime/json';
import { settle } from '../../../runtime/settle';
import { unreadable } from '../client/answers';
import type { FocusApi } from '../client/api';
import { tokenHeader } from './hookToken';

/** Events about NF-e, whatever becomes of them. Focus NFe decides an NFC-e at once and tells nothing of it. */
export const hookEvent = 'nfe';

export interface Hook {
	id: string;
	url: string;
	/** Whether it sends our token, as far as Focus NFe shows it. */
	isOurs: boolean;
}

/** The company's hooks for NF-e. Focus NFe lists all of a token at once. */
export async function listHooks(api: FocusApi, token: string): Promise<Hook[]> {
	const body = await api.get('/hooks');
	if (!Array.isArray(body)) throw unreadable('transient');
	return body.map(asRecord).flatMap((hook) => {
		const id = asText(hook.id);
		const url = asText(hook.url);
		const isAbout = asText(hook.event) === hookEvent && [null, api.issuer.cnpj].includes(cnpjOf(hook.cnpj));
		return id === null || url === null || !isAbout ? [] : [{ id, url, isOurs: sendsToken(hook, token) }];
	});
}

/** Not repeatable: a second hook would send everything twice. */
export async function createHook(api: FocusApi, url: string, token: string): Promise<void> {
	const body = { cnpj: api.issuer.cnpj, event: hookEvent, url, authorization: token, authorization_header: tokenHeader };
	const outcome = await settle(api.post('/hooks', body, 'once'));
	if ('error' in outcome) throw withNextStep(outcome.error);
}

/** Gone before counts as removed. */
export async function removeHook(api: FocusApi, id: string): Promise<void> {
	const outcome = await settle(api.remove(`/hooks/${encodeURIComponent(id)}`, undefined));
	if ('error' in outcome && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

function cnpjOf(cnpj: unknown): string | null {
	const text = asText(cnpj);
	return text === null ? null : bareTaxId(text);
}

/** A field that is not shown says nothing against the hook. */
function sendsToken({ authorization, authorization_header: header }: Record<string, unknown>, token: string): boolean {
	return (authorization === undefined || authorization === token) && (header === undefined || header === tokenHeader);
}

function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint = 'Focus NFe needs a public address of n8n (environment variable WEBHOOK_URL); then activate the workflow again';
	return new IntegrationError(error.vendor, { ...error.failure, hint });
}
