import type { BookingEventType } from '../../../domain/ports/bookingSource';
import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { asText, type Json } from '../../../runtime/client/json';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass, IntegrationError } from '../../../runtime/errors/integrationError';
import { exclusive } from '../../../runtime/once/exclusive';
import type { CalComApi } from '../client/api';
import { vendor } from '../client/vendor';
import { markedUrl, webhookSecret } from './secret';

/** A move that has to be agreed to comes as a new booking. */
const bringing: Record<BookingEventType, readonly string[]> = {
	'appointment.booked': ['BOOKING_CREATED'],
	'appointment.moved': ['BOOKING_CREATED', 'BOOKING_RESCHEDULED'],
	'appointment.cancelled': ['BOOKING_CANCELLED'],
};

/** One webhook a URL; what is not as it should be is put right. One call where nothing is to do. */
export async function registerWebhooks(api: CalComApi, request: RegistrationRequest): Promise<RegistrationReport> {
	return await alone(api, async () => {
		const wanted = wantedOf(api, request);
		const [first, ...others] = await webhooksFor(api, request.url);
		for (const other of others) await remove(api, other);
		const removed = others.length > 0 ? ['a further webhook'] : [];
		if (first === undefined) {
			await create(api, wanted, request.url);
			return { created: [...wanted.triggers], repaired: [], removed };
		}
		if (isAsWanted(first, wanted)) return { created: [], repaired: [], removed };
		await api.patch(pathOf(first), wanted);
		return { created: [], repaired: [...wanted.triggers], removed };
	});
}

export async function removeWebhooks(api: CalComApi, { url }: RegistrationRequest): Promise<void> {
	await alone(api, async () => {
		for (const one of await webhooksFor(api, url)) await remove(api, one);
	});
}

interface Wanted {
	subscriberUrl: string;
	triggers: readonly string[];
	active: true;
	secret: string;
}

function wantedOf({ connection }: CalComApi, request: RegistrationRequest): Wanted {
	const secret = webhookSecret(connection, request)!;
	const triggers = new Set(request.topics.flatMap((topic) => bringing[topic as BookingEventType] ?? []));
	return { subscriberUrl: markedUrl(request.url, secret), triggers: [...triggers].toSorted(), active: true, secret };
}

async function webhooksFor(api: CalComApi, url: string): Promise<Json[]> {
	const all = await api.list('/webhooks');
	return all.filter(({ subscriberUrl }) => asText(subscriberUrl)?.split('?')[0] === url);
}

/** A template would change the form of the deliveries. A secret that is not shown says nothing against it: its mark stands in the URL. */
function isAsWanted(one: Json, wanted: Wanted): boolean {
	const triggers = Array.isArray(one.triggers) ? one.triggers.map(String).toSorted() : [];
	const isSecretRight = asText(one.secret) === null || one.secret === wanted.secret;
	const isUrlRight = asText(one.subscriberUrl) === wanted.subscriberUrl;
	return one.active === true && isUrlRight && isSecretRight && triggers.join() === wanted.triggers.join();
}

/** Where the answer was lost, and where another process was faster, it is found in the list. */
async function create(api: CalComApi, wanted: Wanted, url: string): Promise<void> {
	for (const isLast of [false, true]) {
		const outcome = await attempt(api.post('/webhooks', wanted, 'once'));
		if (outcome.ok) return;
		if (!hasClass(outcome.error, 'unknownOutcome', 'conflict')) throw withNextStep(outcome.error);
		const found = await webhooksFor(api, url);
		if (found.some((one) => isAsWanted(one, wanted))) return;
		if (isLast) throw outcome.error;
	}
}

/** Gone before counts as removed. */
async function remove(api: CalComApi, one: Json): Promise<void> {
	const outcome = await attempt(api.remove(pathOf(one)));
	if (!outcome.ok && !hasClass(outcome.error, 'notFound')) throw outcome.error;
}

function pathOf({ id }: Json): string {
	return `/webhooks/${encodeURIComponent(asText(id) ?? '')}`;
}

async function alone<T>({ connection }: CalComApi, work: () => Promise<T>): Promise<T> {
	return await exclusive(`${vendor.id}:${connection.account}:webhooks`, work);
}

function withNextStep(error: unknown): unknown {
	if (!hasClass(error, 'validation')) return error;
	const hint =
		'Cal.com needs a public https address of n8n (environment variable WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL): set it, then publish the workflow again';
	return new IntegrationError(vendor, { ...error.failure, hint });
}
