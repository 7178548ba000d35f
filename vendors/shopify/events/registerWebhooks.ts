import type { SubscriptionReport, SubscriptionRequest } from '../../../domain/ports/eventSource';
import { backoffMs } from '../../../runtime/client/backoff';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass } from '../../../runtime/errors/integrationError';
import { settle } from '../../../runtime/errors/attempt';
import type { Graphql } from '../client/client';
import { shopDomain } from '../client/shop';
import { planSubscriptions, type SubscriptionPlan } from './registration';
import { createSubscription, deleteSubscription, listSubscriptions, type Target } from './registrationsApi';

const mostTries = 3;

/**
 * Makes the shop's subscriptions for the URL what they should be: one call where they are, and after a lost answer another look
 * before anything is made again. Subscriptions of other addresses, a test run's among them, are not touched.
 */
export async function subscribe(
	connection: Connection,
	graphql: Graphql,
	{ url, topics, filter }: SubscriptionRequest & { filter: string },
): Promise<SubscriptionReport> {
	return await exclusive(subscriptionKey(connection, url), async () => {
		const done = new Map<string, Set<string>>();
		for (let attempt = 1; ; attempt++) {
			const plan = planSubscriptions(await listSubscriptions(graphql, url), topics, filter);
			note(done, plan);
			const outcome = await settle(carryOut(graphql, { url, filter }, plan));
			if ('value' in outcome) return reportOf(done);
			if (!hasClass(outcome.error, 'unknownOutcome') || attempt === mostTries) throw outcome.error;
			await connection.clock.sleep(backoffMs(attempt));
		}
	});
}

/** Removes every subscription for the URL. */
export async function unsubscribe(connection: Connection, graphql: Graphql, { url }: SubscriptionRequest): Promise<void> {
	await exclusive(subscriptionKey(connection, url), async () => {
		for (const { id } of await listSubscriptions(graphql, url)) await deleteSubscription(graphql, id);
	});
}

async function carryOut(graphql: Graphql, target: Target, { missing, drifted, surplus }: SubscriptionPlan): Promise<void> {
	// A drifted subscription is replaced: Shopify does not document how a filter is taken off one.
	for (const { id } of [...surplus, ...drifted]) await deleteSubscription(graphql, id);
	for (const topic of [...missing, ...drifted.map((each) => each.topic)]) await createSubscription(graphql, target, topic);
}

function subscriptionKey(connection: Connection, url: string): string {
	return `shopify:${shopDomain(connection)}:webhooks:${url}`;
}

/** What an attempt set out to do: it is done at the end, whichever attempt got its answer. */
function note(done: Map<string, Set<string>>, { missing, drifted, surplus }: SubscriptionPlan): void {
	const topicsOf = (list: readonly { topic: string }[]) => list.map(({ topic }) => topic);
	const parts = { created: missing, repaired: topicsOf(drifted), removed: topicsOf(surplus) };
	for (const [part, topics] of Object.entries(parts)) done.set(part, new Set([...(done.get(part) ?? []), ...topics]));
}

function reportOf(done: ReadonlyMap<string, ReadonlySet<string>>): SubscriptionReport {
	const part = (name: keyof SubscriptionReport) => [...(done.get(name) ?? [])];
	return { created: part('created'), repaired: part('repaired'), removed: part('removed') };
}
