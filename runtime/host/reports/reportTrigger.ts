import type { IDataObject, ITriggerFunctions, ITriggerResponse, IWebhookFunctions } from 'n8n-workflow';
import type { MissedEvent, ReportSource, SourceEvent } from '../../../domain/ports/eventSource';
import { attempt } from '../../errors/attempt';
import { hasClass, IntegrationError } from '../../errors/integrationError';
import { hostClock } from '../clock';
import { logRepairs } from '../eventTrigger';
import { toNodeError } from '../nodeErrors';
import { toItem, type TriggerContext, type TriggerKit } from '../triggerKit';
import { markSeen, nameOfTrigger, takeStash, urlOf } from '../triggerMemory';
import { everyMinute, noteFailure } from '../appointments/everyMinute';
import { executionKey } from '../appointments/happening';
import { startOnce } from '../appointments/startOnce';

export interface ReportKit<Document> extends TriggerKit<Document> {
	open(context: TriggerContext): Promise<ReportSource<Document>>;
	/** Names whose reports are told: with another choice of the user's it is another name. */
	whose(context: TriggerContext): string;
	/** Under which name n8n keeps what was told, which is also what the log calls it. */
	memory: string;
	/** Until when it may come again, where that is longer than it is listed; milliseconds since the epoch. */
	comesUntil?(document: Document, now: number): number;
	/** What to say in a test run that nothing came in. */
	nothingDelivered: { message: string; hint: string };
}

const dayMs = 24 * 3_600_000;

/** How far back is looked for what no delivery brought. */
const longestOutageMs = 7 * dayMs;

/** What is kept between two rounds; n8n saves it whenever something is started, and at activation. */
interface ReportMemory {
	/** When each of these events was first asked for, by whose and which: earlier ones are not told. Milliseconds since the epoch. */
	since: Record<string, number>;
	/** Names of what was told, and when they may be forgotten. */
	told: Record<string, number>;
}

type Tell<D> = (event: SourceEvent<D>) => void;

/** The triggers of this process, for the deliveries that come to it. */
const running = new Map<string, Tell<never>>();

/**
 * The life of a trigger whose vendor reports, and can be asked for what it reported. It is asked every minute, and deliveries only make it sooner:
 * whoever brings an event, it starts one execution, under a key that all of n8n's processes share. A round also repairs the webhook.
 */
export async function watchReports<D>(context: ITriggerFunctions, kit: ReportKit<D>): Promise<ITriggerResponse> {
	if (context.getMode() === 'manual') return { manualTriggerFunction: async () => showDelivered(context, kit) };
	const tell: Tell<D> = (event) => tellOnce(context, kit, event);
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

/** `ReportKit.handOver`: where another process has the trigger, that one's next round finds the event. */
export function handOver<D>(context: IWebhookFunctions, events: readonly SourceEvent<D>[]): void {
	// A trigger's deliveries are of its own kind.
	const tell = running.get(nameOfTrigger(context)) as Tell<D> | undefined;
	for (const event of events) tell?.(event);
}

async function oneRound<D>(context: ITriggerFunctions, kit: ReportKit<D>, tell: Tell<D>): Promise<unknown[]> {
	const opened = await attempt(kit.open(context));
	if (!opened.ok) return [noteFailure(context, opened.error, kit.memory)];
	const steps = [await attempt(repair(context, kit, opened.value)), await attempt(catchUp(context, kit, opened.value, tell))];
	return steps.flatMap((step) => (step.ok ? [] : [noteFailure(context, step.error, kit.memory)]));
}

/** n8n calls no hook for a webhook that the vendor lost or disabled. */
async function repair<D>(context: ITriggerFunctions, kit: ReportKit<D>, source: ReportSource<D>): Promise<void> {
	const url = urlOf(context) ?? context.getWorkflowStaticData('node').webhookUrl;
	if (typeof url !== 'string' || url === '') return;
	logRepairs(context, await source.registerWebhooks({ url, topics: kit.topics(context) }));
}

async function catchUp<D>(context: ITriggerFunctions, kit: ReportKit<D>, source: ReportSource<D>, tell: Tell<D>): Promise<void> {
	const now = hostClock.now();
	const topics = kit.topics(context);
	const since = sinceOf(context, kit, topics, now);
	const window = { since: isoTime(Math.max(Math.min(...Object.values(since)), now - longestOutageMs)), until: isoTime(now) };
	for (const one of await source.missed(window, { url: '', topics })) {
		const isEarlier = Date.parse(one.happenedAt) < since[one.type]!;
		if (!isEarlier && memoryOf(context, kit).told[one.subject] === undefined) await tellMissed(context, kit, one, tell);
	}
}

/** What is chosen later, or again, is told from then on. */
function sinceOf<D>(context: ITriggerFunctions, kit: ReportKit<D>, topics: readonly string[], now: number): Record<string, number> {
	const memory = memoryOf(context, kit);
	const nameOf = (topic: string) => `${kit.whose(context)}/${topic}`;
	const first = topics.map((topic) => [topic, memory.since[nameOf(topic)] ?? now] as const);
	const since = Object.fromEntries(first.map(([topic, at]) => [nameOf(topic), at]));
	const namesIn = (record: object) => Object.keys(record).toSorted().join();
	if (namesIn(since) !== namesIn(memory.since)) keep(context, kit, { ...memory, since });
	return Object.fromEntries(first);
}

/** One that cannot be read holds up no other. */
async function tellMissed<D>(context: ITriggerFunctions, kit: ReportKit<D>, { read }: MissedEvent<D>, tell: Tell<D>): Promise<void> {
	const outcome = await attempt(read());
	if (outcome.ok && outcome.value) tell(outcome.value);
	if (outcome.ok) return;
	if (hasClass(outcome.error, 'transient', 'rateLimited', 'auth')) throw outcome.error;
	noteFailure(context, outcome.error, kit.memory);
}

/** Noted before it is started: starting is what makes n8n save it. */
function tellOnce<D>(context: ITriggerFunctions, kit: ReportKit<D>, report: SourceEvent<D>): void {
	const now = hostClock.now();
	const { since, told } = memoryOf(context, kit);
	const { event, document, remark } = report;
	const key = report.subject ?? event.occasion;
	if (told[key] !== undefined) return;
	const kept = Object.entries(told).filter(([, until]) => until > now);
	// Longer than it is listed.
	const until = Math.max(kit.comesUntil?.(document, now) ?? now, now + longestOutageMs + dayMs);
	keep(context, kit, { since, told: { ...Object.fromEntries(kept), [key]: until } });
	if (remark !== undefined && markSeen(context, `remark:${remark}`)) context.logger.info(`${context.getNode().name}: ${remark}`);
	const name = executionKey(context, { type: event.type, key });
	// The next round finds it again.
	startOnce(context, [toItem(context, report)], name, () => forgetTold(context, kit, key));
}

function forgetTold(context: ITriggerFunctions, kit: Named, key: string): void {
	const { since, told } = memoryOf(context, kit);
	keep(context, kit, { since, told: Object.fromEntries(Object.entries(told).filter(([name]) => name !== key)) });
}

type Named = Pick<ReportKit<never>, 'memory'>;

function memoryOf(context: ITriggerFunctions, { memory }: Named): ReportMemory {
	const kept = context.getWorkflowStaticData('node')[memory] as Partial<ReportMemory> | undefined;
	// Copies: what n8n hands out watches over what is written into it.
	return { since: { ...kept?.since }, told: { ...kept?.told } };
}

/** `staticData` is n8n's own object, which notices what is set in it and nothing further inside. */
function keep(context: ITriggerFunctions, { memory: name }: Named, memory: ReportMemory): void {
	context.getWorkflowStaticData('node')[name] = memory as unknown as IDataObject;
}

/** Of a test run: n8n asks for the items of the delivery that has just come. */
function showDelivered<D>(context: ITriggerFunctions, { nothingDelivered }: ReportKit<D>): void {
	const items = takeStash(context);
	if (items === null) throw toNodeError(context.getNode(), notDelivered(nothingDelivered), 0);
	context.emit(items);
}

function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}

function notDelivered(said: { message: string; hint: string }): IntegrationError {
	return new IntegrationError('ponte', { class: 'notFound', code: 'nothingDelivered', ...said });
}
