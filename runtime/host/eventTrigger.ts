import type { IHookFunctions, INodeExecutionData, IPollFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery, EventSource, SourceEvent, RegistrationReport, RegistrationRequest } from '../../domain/ports/eventSource';
import { hasClass } from '../errors/integrationError';
import { attempt } from '../errors/attempt';
import { catchUp, noteCatchUpStart } from './catchUp';
import { hostClock } from './clock';
import { toNodeError } from './nodeErrors';
import { withoutPrivateValues } from './privacy';
import { describe, toItem, type TriggerContext, type TriggerKit } from './triggerKit';
import { markAllSeen, forget, markNews, markSeen, rememberSubject, rememberUrl, stashItems, takeStash, urlOf } from './triggerMemory';
import { endRounds } from './paced';
import { forgetLooks } from './sooner';
import { beginReading, readingOf } from './readings';
import { watch } from './watch';
import { deliveredUrl, explainAddress, registeredUrl } from './webhookUrl';

export type { TriggerContext, TriggerKit } from './triggerKit';

/** Activation and "listen for test event": makes the webhook registrations at the vendor what they should be, and keeps the URL for `poll`. */
export async function register<D>(kit: TriggerKit<D>, context: IHookFunctions): Promise<boolean> {
	const request = { url: registeredUrl(context), topics: kit.topics(context) };
	const isTest = context.getMode() === 'manual';
	const before = isTest ? undefined : context.getWorkflowStaticData('node').webhookUrl;
	const outcome = await attempt(kit.open(context).then(async (source) => await moveRegistration(context, source, before, request)));
	if (!outcome.ok) {
		const error = explainAddress(withoutPrivateValues(context, outcome.error), request.url, isTest);
		throw toNodeError(context.getNode(), error, 0);
	}
	if (!isTest) {
		const staticData = context.getWorkflowStaticData('node');
		staticData.webhookUrl = request.url;
		noteCatchUpStart(kit.catchUp?.(context), staticData, hostClock.now());
		rememberUrl(context, request.url);
	}
	return true;
}

/** n8n may have another public address than when it last registered: nothing is left at the old one. */
async function moveRegistration<D>(
	context: IHookFunctions,
	source: EventSource<D>,
	before: unknown,
	request: RegistrationRequest,
): Promise<void> {
	logRepairs(context, await source.registerWebhooks(request));
	if (typeof before === 'string' && before !== request.url) await source.removeWebhooks({ ...request, url: before });
}

/**
 * Deactivation, and what n8n does after an activation that was refused. It never throws: n8n would stop in the middle, keep the address
 * as taken, and refuse it to every copy of the workflow. What stays at the vendor has nobody to answer it, and is found and reused by
 * the next activation.
 */
export async function unregister<D>(kit: TriggerKit<D>, context: IHookFunctions): Promise<boolean> {
	const outcome = await attempt(removeRegistration(kit, context));
	if (context.getMode() !== 'manual') {
		const staticData = context.getWorkflowStaticData('node');
		delete staticData.webhookUrl;
		// What is looked through all the same is news also after a pause.
		if (!kit.handOver) delete staticData.listed;
		delete staticData.caughtUp;
		rememberUrl(context, undefined);
		endRounds(context);
		forgetLooks(context);
	}
	if (!outcome.ok)
		context.logger.warn(
			`${context.getNode().name}: its webhook registration could not be removed at the vendor (${describe(outcome.error)})`,
		);
	return true;
}

async function removeRegistration<D>(kit: TriggerKit<D>, context: IHookFunctions): Promise<void> {
	const request = { url: context.getNodeWebhookUrl('default') ?? '', topics: kit.topics(context) };
	await (await kit.open(context)).removeWebhooks(request);
}

/** A webhook call: verified over the raw bytes before anything reads it, each event once. */
export async function receive<D>(kit: TriggerKit<D>, context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const delivery = toDelivery(context, hostClock.now());
	const request = { url: deliveredUrl(context), topics: kit.topics(context) };
	const opened = await attempt(kit.open(context));
	if (!opened.ok) return refuse(context, 401, 'This trigger has no usable credential');
	if (opened.value.isProbe?.(delivery)) return { webhookResponse: 'ok' };
	const verification = opened.value.verify(delivery, request);
	if (!verification.valid) return refuse(context, 401, verification.reason);
	const keys = namesOf(opened.value, delivery);
	while (!markAllSeen(context, keys)) {
		// A vendor that grew tired of waiting delivers again: what the first reading comes to is the answer to both.
		const wasRead = (await readingOf(context, keys)) ?? true;
		if (wasRead) return { webhookResponse: 'duplicate' };
	}
	const endReading = beginReading(context, keys);
	const read = await attempt((async () => await opened.value.read(delivery, request))());
	if (!read.ok) forget(context, ...keys);
	endReading(read.ok);
	if (!read.ok) {
		context.logger.warn(`${context.getNode().name}: an event could not be read and was handed back`, { reason: describe(read.error) });
		return refuse(context, 503, 'The event could not be read now, please deliver it again');
	}
	const wanted = read.value.filter((event) => kit.wants?.(context, event) ?? true);
	logRemarks(context, wanted);
	const events = wanted.filter(({ news }) => markNews(context, news));
	return start(kit, context, events);
}

/**
 * Every minute in production, and once at activation: repairs webhook registrations that the vendor lost, because n8n calls no hook for that,
 * and starts what was missed. In a test run n8n asks this for the items of the event that `receive` just took.
 */
export async function poll<D>(kit: TriggerKit<D>, context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return takeStash(context);
	const staticData = context.getWorkflowStaticData('node');
	const url = urlOf(context) ?? staticData.webhookUrl;
	// n8n saves the static data that this poll was given, so what `register` wrote is written again.
	const request = { url: typeof url === 'string' ? url : '', topics: kit.topics(context) };
	if (request.url !== '') {
		staticData.webhookUrl = request.url;
		await repairRegistration(kit, context, request);
	}
	if (!(await catchUp(kit, context, request, hostClock))) await watch(kit, context, request, hostClock);
	// Each event is started by itself.
	return null;
}

export async function repairRegistration<D>(kit: TriggerKit<D>, context: IPollFunctions, request: RegistrationRequest): Promise<void> {
	const outcome = await attempt(kit.open(context).then(async (source) => await source.registerWebhooks(request)));
	if (!outcome.ok) {
		context.logger.warn(`${context.getNode().name}: its webhook registration could not be checked`, { reason: describe(outcome.error) });
		if (hasClass(outcome.error, 'auth', 'validation'))
			throw toNodeError(context.getNode(), withoutPrivateValues(context, outcome.error), 0);
		return;
	}
	logRepairs(context, outcome.value);
}

export function logRepairs(context: TriggerContext, { created, repaired, removed }: RegistrationReport): void {
	// n8n's console shows the message alone.
	const done = Object.entries({ created, repaired, removed }).flatMap(([what, which]) =>
		which.length > 0 ? `${what} ${which.join(', ')}` : [],
	);
	if (done.length > 0) context.logger.info(`${context.getNode().name}: webhook registrations repaired: ${done.join('; ')}`);
}

/** A GET by which a vendor asks whether the address is the shop's; 403 where it cannot be told. */
export async function answerHandshake<D>(
	open: (context: TriggerContext) => Promise<EventSource<D> & { handshake?(query: string | undefined): string | undefined }>,
	context: IWebhookFunctions,
): Promise<IWebhookResponseData> {
	const opened = await attempt(open(context));
	const answer = opened.ok ? opened.value.handshake?.(queryOf(context)) : undefined;
	if (answer === undefined) return refuse(context, 403, 'The verify token is not the one in the credential');
	context.getResponseObject().status(200).type('text/plain').send(answer).end();
	return { noWebhookResponse: true };
}

function queryOf(context: IWebhookFunctions): string | undefined {
	const { originalUrl } = context.getRequestObject() as { originalUrl?: string };
	return originalUrl?.split('?').slice(1).join('?');
}

function toDelivery(context: IWebhookFunctions, now: number): Delivery {
	const headers = Object.entries(context.getHeaderData()).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value[0] : value,
	]);
	const { rawBody, ip } = context.getRequestObject() as { rawBody?: Buffer; ip?: string };
	const query = queryOf(context);
	return {
		headers: Object.fromEntries(headers) as Delivery['headers'],
		rawBody: rawBody ?? Buffer.alloc(0),
		receivedAt: new Date(now).toISOString(),
		...(query ? { query } : {}),
		...(ip === undefined ? {} : { remoteAddress: ip }),
	};
}

/** What a delivery is known by: its event, and also its bytes if a captured delivery could be replayed under another event's name. */
function namesOf<D>(source: EventSource<D>, delivery: Delivery): string[] {
	const replay = source.replayKey?.(delivery);
	return [source.deduplicationKey(delivery), ...(replay === undefined ? [] : [replay])];
}

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).send({ message }).end();
	return { noWebhookResponse: true };
}

function start<D>(kit: TriggerKit<D>, context: IWebhookFunctions, events: SourceEvent<D>[]): IWebhookResponseData {
	if (events.length === 0) return { webhookResponse: 'ok' };
	if (kit.handOver && context.getMode() !== 'manual') {
		kit.handOver(context, events);
		return { webhookResponse: 'ok' };
	}
	if (kit.catchUp) for (const event of events) rememberSubject(context, subjectOf(event));
	const items = events.map((event) => toItem(context, event));
	if (context.getMode() === 'manual') stashItems(context, [items]);
	return { workflowData: [items] };
}

function logRemarks<D>(context: IWebhookFunctions, events: SourceEvent<D>[]): void {
	for (const { remark } of events)
		if (remark !== undefined && markSeen(context, `remark:${remark}`)) context.logger.info(`${context.getNode().name}: ${remark}`);
}

function subjectOf<D>({ subject, event }: SourceEvent<D>): string {
	return subject ?? event.correlationId;
}
