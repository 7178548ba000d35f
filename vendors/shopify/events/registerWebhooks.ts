import type { RegistrationReport, RegistrationRequest } from '../../../domain/ports/eventSource';
import { backoffMs } from '../../../runtime/client/backoff';
import type { Connection } from '../../../runtime/client/connection';
import { exclusive } from '../../../runtime/once/exclusive';
import { hasClass } from '../../../runtime/errors/integrationError';
import { attempt } from '../../../runtime/errors/attempt';
import type { Graphql } from '../client/api';
import { shopDomain } from '../client/shop';
import { planRegistrations, type RegistrationPlan } from './registration';
import { createRegistration, deleteRegistration, listRegistrations, type RegistrationTarget } from './registrationsApi';
import { vendor } from '../client/vendor';

const maxTries = 3;

/**
 * Makes the shop's subscriptions for the URL what they should be: one call where they are, and after a lost answer another look
 * before anything is made again. Subscriptions of other addresses, a test run's among them, are not touched.
 */
export async function registerWebhooks(
	connection: Connection,
	graphql: Graphql,
	{ url, topics, filter }: RegistrationRequest & { filter: string },
): Promise<RegistrationReport> {
	return await exclusive(registrationKey(connection, url), async () => {
		const done = new Map<string, Set<string>>();
		for (let tries = 1; ; tries++) {
			const plan = planRegistrations(await listRegistrations(graphql, url), topics, filter);
			note(done, plan);
			const outcome = await attempt(carryOut(graphql, { url, filter }, plan));
			if (outcome.ok) return reportOf(done);
			if (!hasClass(outcome.error, 'unknownOutcome') || tries === maxTries) throw outcome.error;
			await connection.clock.sleep(backoffMs(tries));
		}
	});
}

/** Removes every subscription for the URL. */
export async function removeWebhooks(connection: Connection, graphql: Graphql, { url }: RegistrationRequest): Promise<void> {
	await exclusive(registrationKey(connection, url), async () => {
		for (const { id } of await listRegistrations(graphql, url)) await deleteRegistration(graphql, id);
	});
}

async function carryOut(graphql: Graphql, target: RegistrationTarget, { missing, drifted, surplus }: RegistrationPlan): Promise<void> {
	// A drifted subscription is replaced: Shopify does not document how a filter is taken off one.
	for (const { id } of [...surplus, ...drifted]) await deleteRegistration(graphql, id);
	for (const topic of [...missing, ...drifted.map((each) => each.topic)]) await createRegistration(graphql, target, topic);
}

function registrationKey(connection: Connection, url: string): string {
	return `${vendor.id}:${shopDomain(connection)}:webhooks:${url}`;
}

/** What an tries set out to do: it is done at the end, whichever tries got its answer. */
function note(done: Map<string, Set<string>>, { missing, drifted, surplus }: RegistrationPlan): void {
	const topicsOf = (list: readonly { topic: string }[]) => list.map(({ topic }) => topic);
	const parts = { created: missing, repaired: topicsOf(drifted), removed: topicsOf(surplus) };
	for (const [part, topics] of Object.entries(parts)) done.set(part, new Set([...(done.get(part) ?? []), ...topics]));
}

function reportOf(done: ReadonlyMap<string, ReadonlySet<string>>): RegistrationReport {
	const part = (name: keyof RegistrationReport) => [...(done.get(name) ?? [])];
	return { created: part('created'), repaired: part('repaired'), removed: part('removed') };
}
