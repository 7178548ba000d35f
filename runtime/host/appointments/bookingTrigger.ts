import type { IDataObject, ITriggerFunctions, ITriggerResponse, IWebhookFunctions } from 'n8n-workflow';
import type { BookingDocuments } from '../../../domain/documents/appointment';
import type { BookingSource } from '../../../domain/ports/bookingSource';
import type { MissedEvent, SourceEvent } from '../../../domain/ports/eventSource';
import { attempt } from '../../errors/attempt';
import { hasClass, IntegrationError } from '../../errors/integrationError';
import { hostClock } from '../clock';
import { logRepairs } from '../eventTrigger';
import { toNodeError } from '../nodeErrors';
import { toItem, type TriggerContext, type TriggerKit } from '../triggerKit';
import { markSeen, nameOfTrigger, takeStash, urlOf } from '../triggerMemory';
import { everyMinute, noteFailure } from './everyMinute';
import { executionKey } from './happening';
import { forgetAt, startAt } from './memory';
import { startOnce } from './startOnce';

export interface BookingKit extends TriggerKit<BookingDocuments> {
	open(context: TriggerContext): Promise<BookingSource>;
	/** Names whose bookings are told: with another choice of the user's it is another name. */
	whose(context: TriggerContext): string;
}

const dayMs = 24 * 3_600_000;

/** How far back bookings are looked for that no delivery brought. */
const longestOutageMs = 7 * dayMs;

/** What is kept between two rounds; n8n saves it whenever something is started, and at activation. */
interface BookingMemory {
	/** When each of these events was first asked for, by whose and which: earlier ones are not told. Milliseconds since the epoch. */
	since: Record<string, number>;
	/** Names of what was told, and when they may be forgotten. */
	told: Record<string, number>;
}

type Tell = (event: SourceEvent<BookingDocuments>) => void;

/** The triggers of this process, for the deliveries that come to it. */
const running = new Map<string, Tell>();

/**
 * The life of a trigger that booking pages report to. What customers did is asked for every minute, and deliveries only make it sooner:
 * whoever brings an event, it starts one execution, under a key that all of n8n's processes share. A round also repairs the webhook.
 */
export async function watchBookings(context: ITriggerFunctions, kit: BookingKit): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => showDelivered(context) };
	const tell: Tell = (event) => tellOnce(context, event);
	const name = nameOfTrigger(context);
	running.set(name, tell);
	const outcome = await attempt(everyMinute(context, async () => await oneRound(context, kit, tell)));
	if (!outcome.ok) {
		running.delete(name);
		throw outcome.error;
	}
	return {
		closeFunction: async () => {
			// A newer one may have taken its place.
			if (running.get(name) === tell) running.delete(name);
		},
	};
}

/** `BookingKit.handOver`: where another process has the trigger, that one's next round finds the event. */
export function handOver(context: IWebhookFunctions, events: readonly SourceEvent<BookingDocuments>[]): void {
	for (const event of events) running.get(nameOfTrigger(context))?.(event);
}

async function oneRound(context: ITriggerFunctions, kit: BookingKit, tell: Tell): Promise<unknown[]> {
	const opened = await attempt(kit.open(context));
	if (!opened.ok) return [noteFailure(context, opened.error)];
	const steps = [await attempt(repair(context, kit, opened.value)), await attempt(catchUp(context, kit, opened.value, tell))];
	return steps.flatMap((step) => (step.ok ? [] : [noteFailure(context, step.error)]));
}

/** n8n calls no hook for a webhook that the vendor lost or disabled. */
async function repair(context: ITriggerFunctions, kit: BookingKit, source: BookingSource): Promise<void> {
	const url = urlOf(context) ?? context.getWorkflowStaticData('node').webhookUrl;
	if (typeof url !== 'string' || url === '') return;
	logRepairs(context, await source.registerWebhooks({ url, topics: kit.topics(context) }));
}

async function catchUp(context: ITriggerFunctions, kit: BookingKit, source: BookingSource, tell: Tell): Promise<void> {
	const now = hostClock.now();
	const topics = kit.topics(context);
	const since = sinceOf(context, kit, topics, now);
	const window = { since: isoTime(Math.max(Math.min(...Object.values(since)), now - longestOutageMs)), until: isoTime(now) };
	for (const one of await source.missed(window, { url: '', topics })) {
		const isEarlier = Date.parse(one.happenedAt) < since[one.type]!;
		if (!isEarlier && memoryOf(context).told[one.subject] === undefined) await tellMissed(context, one, tell);
	}
}

/** What is chosen later, or again, is told from then on. */
function sinceOf(context: ITriggerFunctions, kit: BookingKit, topics: readonly string[], now: number): Record<string, number> {
	const memory = memoryOf(context);
	const nameOf = (topic: string) => `${kit.whose(context)}/${topic}`;
	const first = topics.map((topic) => [topic, memory.since[nameOf(topic)] ?? now] as const);
	const since = Object.fromEntries(first.map(([topic, at]) => [nameOf(topic), at]));
	const namesIn = (record: object) => Object.keys(record).toSorted().join();
	if (namesIn(since) !== namesIn(memory.since)) keep(context, { ...memory, since });
	return Object.fromEntries(first);
}

/** One that cannot be read holds up no other. */
async function tellMissed(context: ITriggerFunctions, { read }: MissedEvent<BookingDocuments>, tell: Tell): Promise<void> {
	const outcome = await attempt(read());
	if (outcome.ok && outcome.value) tell(outcome.value);
	if (outcome.ok) return;
	if (hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) throw outcome.error;
	noteFailure(context, outcome.error);
}

/** Noted before it is started: starting is what makes n8n save it. */
function tellOnce(context: ITriggerFunctions, booking: SourceEvent<BookingDocuments>): void {
	const now = hostClock.now();
	const { since, told } = memoryOf(context);
	const { event, document, remark } = booking;
	const key = booking.subject ?? event.occasion;
	if (told[key] !== undefined) return;
	const kept = Object.entries(told).filter(([, until]) => until > now);
	// Longer than it is listed.
	const until = Math.max(forgetAt(startAt(document.appointment.start), now), now + longestOutageMs + dayMs);
	keep(context, { since, told: { ...Object.fromEntries(kept), [key]: until } });
	if (remark !== undefined && markSeen(context, `remark:${remark}`)) context.logger.info(`${context.getNode().name}: ${remark}`);
	const name = executionKey(context, { type: event.type, key });
	// The next round finds it again.
	startOnce(context, [toItem(context, booking)], name, () => forgetTold(context, key));
}

function forgetTold(context: ITriggerFunctions, key: string): void {
	const { since, told } = memoryOf(context);
	keep(context, { since, told: Object.fromEntries(Object.entries(told).filter(([name]) => name !== key)) });
}

function memoryOf(context: ITriggerFunctions): BookingMemory {
	const kept = context.getWorkflowStaticData('node').bookings as Partial<BookingMemory> | undefined;
	// Copies: what n8n hands out watches over what is written into it.
	return { since: { ...kept?.since }, told: { ...kept?.told } };
}

/** `staticData` is n8n's own object, which notices what is set in it and nothing further inside. */
function keep(context: ITriggerFunctions, memory: BookingMemory): void {
	context.getWorkflowStaticData('node').bookings = memory as unknown as IDataObject;
}

/** Of a test run: n8n asks for the items of the delivery that has just come. */
function showDelivered(context: ITriggerFunctions): void {
	const items = takeStash(context);
	if (items === null) throw toNodeError(context.getNode(), nothingDelivered(), 0);
	context.emit(items);
}

function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}

function nothingDelivered(): IntegrationError {
	return new IntegrationError('ponte', {
		class: 'notFound',
		code: 'nothingDelivered',
		message: 'No booking was delivered in this test run',
		hint: 'Press "Execute workflow" or "Execute step" and then book, move or cancel an appointment on the booking page',
	});
}
