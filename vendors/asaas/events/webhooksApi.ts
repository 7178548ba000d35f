import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import { asRecord } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { AsaasApi } from '../client/api';
import { readWebhook, type WantedWebhook, type Webhook } from './webhook';
import { vendor } from '../client/vendor';

/** Asaas documentation: `/webhooks`. An account has ten at most, so one page holds them all. */
export async function listWebhooks({ send, at }: AsaasApi): Promise<Webhook[]> {
	const { body } = await send({ method: 'GET', url: at('/webhooks'), query: { limit: 100 }, safety: 'read' });
	const data = asRecord(body).data;
	if (!Array.isArray(data)) throw unreadableAnswer(vendor, 'unknownOutcome', 'the request for its webhooks');
	const webhooks = data.map(readWebhook);
	// One that cannot be read may be the one that would be made again.
	if (webhooks.includes(undefined)) throw unreadableAnswer(vendor, 'unknownOutcome', 'the request for its webhooks', ['id', 'url']);
	return webhooks.filter((webhook) => webhook !== undefined);
}

/** `name` is shown in Asaas' list of webhooks; `email`: where Asaas writes when deliveries fail. */
export async function createWebhook({ send, at }: AsaasApi, wanted: WantedWebhook, name: string, email: string): Promise<Webhook> {
	const body = { name, ...wanted, email, enabled: true, interrupted: false, apiVersion: 3 };
	const outcome = await attempt(send({ method: 'POST', url: at('/webhooks'), body, safety: 'once' }));
	if (!outcome.ok) throw withNextStep(outcome.error);
	const webhook = readWebhook(outcome.value.body);
	if (!webhook) throw unreadableAnswer(vendor, 'unknownOutcome', 'the creation of a webhook');
	return webhook;
}

/** Makes the webhook what it should be; `interrupted: false` also starts a stopped queue again. */
export async function changeWebhook({ send, at }: AsaasApi, id: string, wanted: WantedWebhook, name: string): Promise<void> {
	const body = { name, ...wanted, enabled: true, interrupted: false };
	await send({ method: 'PUT', url: at(`/webhooks/${encodeURIComponent(id)}`), body, safety: 'keyed' });
}

/** Has the deliveries that wait for a later attempt sent now. */
export async function removeBackoff({ send, at }: AsaasApi, id: string): Promise<void> {
	await send({ method: 'POST', url: at(`/webhooks/${encodeURIComponent(id)}/removeBackoff`), body: {}, safety: 'keyed' });
}

/** Gone before counts as removed. */
export async function removeWebhook({ send, at }: AsaasApi, id: string): Promise<void> {
	const outcome = await attempt(send({ method: 'DELETE', url: at(`/webhooks/${encodeURIComponent(id)}`), safety: 'keyed' }));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

/** What Asaas refuses in a new webhook is mostly an address that only this machine knows. */
function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint =
		'Asaas needs a public https address of n8n (environment variable WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL) and a working "Alert Email" in the credential';
	return new IntegrationError(vendor, { ...error.failure, hint });
}
