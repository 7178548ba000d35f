import type { INodeExecutionData } from 'n8n-workflow';
import type { HostContext } from './context';

/**
 * What triggers remember in this process. n8n loses static data that a webhook writes, so deliveries are told apart here; the
 * actions' idempotency keys are the real guard. A batch of Meta's, 3 MB, holds up to 15,000 events.
 */
const maxSeen = 20_000;

const seen = new Map<string, Set<string>>();
const urls = new Map<string, string>();
const testUrls = new Map<string, string>();
const stashes = new Map<string, INodeExecutionData[][]>();

/** True once for a key; checked and recorded in one step. */
export function markSeen(context: HostContext, key: string): boolean {
	return markAllSeen(context, [key]);
}

/** True where none of the names of one thing was seen; all of them are from now on. */
export function markAllSeen(context: HostContext, names: readonly string[]): boolean {
	const keys = seenBy(context);
	const isNew = !names.some((name) => keys.has(name));
	for (const name of names) keys.add(name);
	while (keys.size > maxSeen) keys.delete(keys.values().next().value as string);
	return isNew;
}

export function forget(context: HostContext, ...names: string[]): void {
	for (const name of names) seenBy(context).delete(name);
}

/** A delivery started a flow about this: a catch-up leaves it alone. */
export function rememberSubject(context: HostContext, subject: string): void {
	markSubjectSeen(context, subject);
}

export function markSubjectSeen(context: HostContext, subject: string): boolean {
	return markSeen(context, `subject:${subject}`);
}

export function isSubjectSeen(context: HostContext, subject: string): boolean {
	return seenBy(context).has(`subject:${subject}`);
}

export function forgetSubject(context: HostContext, subject: string): void {
	forget(context, `subject:${subject}`);
}

/** What could not be read now comes behind the others in the next catch-up, so that it holds up none of them. */
export function postponeSubject(context: HostContext, subject: string): void {
	markSeen(context, `late:${subject}`);
}

export function isPostponed(context: HostContext, subject: string): boolean {
	return seenBy(context).has(`late:${subject}`);
}

/** The vendor has not taken the note that this was started. */
export function rememberUnnoted(context: HostContext, subject: string): void {
	markSeen(context, `unnoted:${subject}`);
}

export function rememberNoted(context: HostContext, subject: string): void {
	forget(context, `unnoted:${subject}`);
}

export function isUnnoted(context: HostContext, subject: string): boolean {
	return seenBy(context).has(`unnoted:${subject}`);
}

/** True once for news that several of a vendor's events tell, whoever tells it; always true where there is no name for it. */
export function markNews(context: HostContext, news: string | undefined): boolean {
	return news === undefined || markSeen(context, `news:${news}`);
}

export function forgetNews(context: HostContext, news: string | undefined): void {
	if (news !== undefined) forget(context, `news:${news}`);
}

export function rememberUrl(context: HostContext, url: string | undefined): void {
	if (url === undefined) urls.delete(nameOf(context));
	else urls.set(nameOf(context), url);
}

export function urlOf(context: HostContext): string | undefined {
	return urls.get(nameOf(context));
}

/** Overwritten by the next test run; n8n may take a test webhook away without telling. */
export function rememberTestUrl(context: HostContext, url: string): void {
	testUrls.set(nameOf(context), url);
}

export function testUrlOf(context: HostContext): string | undefined {
	return testUrls.get(nameOf(context));
}

export function stashItems(context: HostContext, items: INodeExecutionData[][]): void {
	stashes.set(nameOf(context), items);
}

export function takeStash(context: HostContext): INodeExecutionData[][] | null {
	const items = stashes.get(nameOf(context)) ?? null;
	stashes.delete(nameOf(context));
	return items;
}

function seenBy(context: HostContext): Set<string> {
	const name = nameOfTrigger(context);
	const keys = seen.get(name) ?? new Set<string>();
	seen.set(name, keys);
	return keys;
}

/** A test run must see an event that production has seen, and the other way round. */
export function nameOfTrigger(context: HostContext): string {
	return `${nameOf(context)}:${context.getMode?.() === 'manual' ? 'test' : 'production'}`;
}

/** A context is one call of n8n's, which copies the whole node for each question about it. */
const names = new WeakMap<HostContext, string>();

function nameOf(context: HostContext): string {
	const name = names.get(context) ?? `${context.getWorkflow().id ?? 'unsaved'}:${context.getNode().id}`;
	names.set(context, name);
	return name;
}
