import { asRecord, asText } from '../../../runtime/client/json';
import { lastSeenIn } from './webhookName';

/** How the events of one webhook are delivered: in the order they happened, one waiting for the other, or each by itself. */
export type SendType = 'SEQUENTIALLY' | 'NON_SEQUENTIALLY';

/** A webhook as Asaas lists it. */
export interface Webhook {
	id: string;
	url: string;
	events: string[];
	sendType: string | null;
	enabled: boolean;
	/** The queue stopped after 15 failed deliveries in a row. */
	interrupted: boolean;
	/** False only where Asaas says so. */
	hasAuthToken: boolean;
	/** Deliveries that are waiting for a later attempt. */
	penalizedRequests: number;
	/** When n8n last found it whole, as its name says; milliseconds since the epoch. */
	lastSeen: number | undefined;
}

export interface WantedWebhook {
	url: string;
	events: string[];
	sendType: SendType;
	authToken: string;
}

export function readWebhook(value: unknown): Webhook | undefined {
	const webhook = asRecord(value);
	const id = asText(webhook.id);
	const url = asText(webhook.url);
	if (id === null || url === null) return undefined;
	return {
		id,
		url,
		events: texts(webhook.events),
		sendType: asText(webhook.sendType),
		enabled: webhook.enabled !== false,
		interrupted: webhook.interrupted === true,
		hasAuthToken: webhook.hasAuthToken !== false,
		penalizedRequests: typeof webhook.penalizedRequestsCount === 'number' ? webhook.penalizedRequestsCount : 0,
		lastSeen: lastSeenIn(asText(webhook.name)),
	};
}

/** Whether Asaas queues everything that is wanted; also while it may not send it. */
export function collects(webhook: Webhook, { events }: WantedWebhook): boolean {
	return webhook.enabled && events.every((event) => webhook.events.includes(event));
}

/** What of the webhook is not as it should be, in Asaas' own field names. */
export function driftOf(webhook: Webhook, wanted: WantedWebhook): string[] {
	const events = new Set(webhook.events);
	const sameEvents = events.size === wanted.events.length && wanted.events.every((event) => events.has(event));
	return [
		...(sameEvents ? [] : ['events']),
		...(webhook.sendType === wanted.sendType ? [] : ['sendType']),
		...(webhook.enabled ? [] : ['enabled']),
		...(webhook.interrupted ? ['interrupted'] : []),
		...(webhook.hasAuthToken ? [] : ['authToken']),
	];
}

function texts(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values.filter((each): each is string => typeof each === 'string');
}
