import type { BookingEventType } from '../../../domain/ports/bookingSource';
import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import type { BookingScope } from '../../../runtime/vendorEntry';
import { asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import { idIn, type CalendlyApi } from '../client/api';
import { vendor } from '../client/vendor';
import { accountOfToken } from './account';
import { markedUrl, signingKey } from './signingKey';

/** A move is told with the booking that takes the old one's place. */
const bringing: Record<BookingEventType, string> = {
	'appointment.booked': 'invitee.created',
	'appointment.moved': 'invitee.created',
	'appointment.cancelled': 'invitee.canceled',
};

/**
 * One subscription a URL. Calendly lets nobody change one: what is not as it should be, or was disabled after a day of failures, is
 * taken away and made anew. One call where nothing is to do.
 */
export async function registerWebhooks(api: CalendlyApi, scope: BookingScope, request: RegistrationRequest): Promise<RegistrationReport> {
	return await alone(api, async () => {
		const wanted = await wantedOf(api, scope, request);
		const ours = await subscriptionsFor(api, scope, request.url);
		const good = ours.find((one) => isAsWanted(one, wanted));
		for (const one of ours) if (one !== good) await remove(api, one);
		if (good) return report([], [], ours.length > 1 ? ['a further subscription'] : []);
		await create(api, scope, wanted, request.url);
		return ours.length === 0 ? report(wanted.events, [], []) : report([], wanted.events, []);
	});
}

export async function removeWebhooks(api: CalendlyApi, scope: BookingScope, { url }: RegistrationRequest): Promise<void> {
	await alone(api, async () => {
		for (const one of await subscriptionsFor(api, scope, url)) await remove(api, one);
	});
}

type Wanted = Json & { url: string; events: string[] };

async function wantedOf(api: CalendlyApi, scope: BookingScope, request: RegistrationRequest): Promise<Wanted> {
	const { user, organization } = await accountOfToken(api);
	const key = signingKey(api.connection, request)!;
	const events = [...new Set(request.topics.map((topic) => bringing[topic as BookingEventType]))].filter((event) => event !== undefined);
	const whose = scope === 'own' ? { scope: 'user', user } : { scope: 'organization' };
	return { url: markedUrl(request.url, key), events: events.toSorted(), organization, ...whose, signing_key: key };
}

async function subscriptionsFor(api: CalendlyApi, scope: BookingScope, url: string): Promise<Json[]> {
	const { user, organization } = await accountOfToken(api);
	const whose = scope === 'own' ? { scope: 'user', user } : { scope: 'organization' };
	const all = await api.list('/webhook_subscriptions', { organization, ...whose });
	return all.filter(({ callback_url: callback }) => asText(callback)?.split('?')[0] === url);
}

function isAsWanted(one: Json, { url, events }: Wanted): boolean {
	const shown = Array.isArray(one.events) ? one.events.map(String).toSorted() : [];
	return one.state === 'active' && asText(one.callback_url) === url && shown.join() === events.join();
}

/** Where the answer was lost, and where another process was faster, it is found in the list. */
async function create(api: CalendlyApi, scope: BookingScope, wanted: Wanted, url: string): Promise<void> {
	for (const isLast of [false, true]) {
		const outcome = await attempt(api.post('/webhook_subscriptions', wanted, 'once'));
		if (outcome.ok) return;
		if (!hasClass(outcome.error, 'unknownOutcome', 'conflict')) throw withNextStep(outcome.error);
		const found = await subscriptionsFor(api, scope, url);
		if (found.some((one) => isAsWanted(one, wanted))) return;
		if (isLast) throw outcome.error;
	}
}

/** Gone before counts as removed. */
async function remove(api: CalendlyApi, { uri }: Json): Promise<void> {
	const outcome = await attempt(api.remove(`/webhook_subscriptions/${idIn(uri) ?? ''}`));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

async function alone<T>({ connection }: CalendlyApi, work: () => Promise<T>): Promise<T> {
	return await exclusive(`${vendor.id}:${connection.account}:webhooks`, work);
}

function report(created: readonly string[], repaired: readonly string[], removed: readonly string[]): RegistrationReport {
	return { created: [...created], repaired: [...repaired], removed: [...removed] };
}

function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint =
		'Calendly needs a public https address of n8n (environment variable WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL): set it, then publish the workflow again';
	return new IntegrationError(vendor, { ...error.failure, hint });
}
