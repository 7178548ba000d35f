import { bareTaxId } from '../../../domain/values/taxId';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { providerProblems, serviceSystem } from '../serviceInvoice/provider';
import { tokenHeader } from './hookToken';

/** What documents a hook tells of, whatever becomes of them; the last two are of the two systems that issue NFS-e. */
const events = ['nfe', 'nfse', 'nfsen'] as const;

export type HookEvent = (typeof events)[number];

/** What the company issues; a company without services is not asked for those. Focus NFe decides an NFC-e at once and tells nothing of it. */
export function hookEvents({ connection }: FocusApi): HookEvent[] {
	if (providerProblems(connection).length > 0) return ['nfe'];
	return ['nfe', serviceSystem(connection) === 'national' ? 'nfsen' : 'nfse'];
}

export interface Hook {
	id: string;
	event: HookEvent;
	url: string;
	/** Whether it sends our token, as far as Focus NFe shows it. */
	isOurs: boolean;
}

/** The company's hooks for invoices. Focus NFe lists all of a token at once. */
export async function listHooks(api: FocusApi, token: string): Promise<Hook[]> {
	const body = await api.get('/hooks');
	if (!Array.isArray(body)) throw unreadableAnswer(vendor, 'transient');
	return body.map(asRecord).flatMap((hook) => {
		const id = asText(hook.id);
		const url = asText(hook.url);
		// One that cannot be read may be the one that would be made again.
		if (id === null || url === null || asText(hook.event) === null)
			throw unreadableAnswer(vendor, 'transient', 'the request for its hooks', ['id', 'url', 'event']);
		const event = events.find((each) => each === asText(hook.event));
		const isAbout = [null, api.issuer.cnpj].includes(cnpjOf(hook.cnpj));
		return event === undefined || !isAbout ? [] : [{ id, event, url, isOurs: sendsToken(hook, token) }];
	});
}

/** Not repeatable: a second hook would send everything twice. */
export async function createHook(api: FocusApi, event: HookEvent, url: string, token: string): Promise<void> {
	const body = { cnpj: api.issuer.cnpj, event, url, authorization: token, authorization_header: tokenHeader };
	const outcome = await attempt(api.post('/hooks', body, 'once'));
	if (!outcome.ok) throw withNextStep(outcome.error);
}

/** Gone before counts as removed. */
export async function removeHook(api: FocusApi, id: string): Promise<void> {
	const outcome = await attempt(api.remove(`/hooks/${encodeURIComponent(id)}`, undefined));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
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
	const hint =
		'Focus NFe needs a public address of n8n (environment variable WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL); then publish the workflow again';
	return new IntegrationError(vendor, { ...error.failure, hint });
}
