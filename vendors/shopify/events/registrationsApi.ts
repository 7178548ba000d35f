import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { acceptedPayload, userErrorsOf, type UserError } from '../client/userErrors';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { listedIn } from '../client/reading';
import { createSubscriptionDocument, deleteSubscriptionDocument, subscriptionsDocument } from './queries';
import { readRegistration, type Registration } from './registration';
import { vendor } from '../client/vendor';

export async function listRegistrations(graphql: Graphql, uri: string): Promise<Registration[]> {
	const data = await graphql({ document: subscriptionsDocument, variables: { uri }, safety: 'read' });
	const all = listedIn(data.webhookSubscriptions, 'its webhooks').map(readRegistration);
	// One that cannot be read may be the one that would be made again.
	if (all.some(({ id, topic, uri: address }) => id === '' || topic === '' || address === ''))
		throw unreadableAnswer(vendor, 'transient', 'the request for its webhooks', ['id', 'topic', 'uri']);
	return all.filter((each) => each.uri === uri);
}

/** Where the events of a topic go, and which of them. */
export interface RegistrationTarget {
	url: string;
	filter: string;
}

/** Whole payloads. Not repeatable: the second attempt would be refused because the address is taken. */
export async function createRegistration(graphql: Graphql, { url, filter }: RegistrationTarget, topic: string): Promise<void> {
	const variables = { topic, subscription: { uri: url, format: 'JSON', ...(filter === '' ? {} : { filter }) } };
	const data = await graphql({ document: createSubscriptionDocument, variables, safety: 'once' });
	acceptedPayload(data, 'webhookSubscriptionCreate', (error) => registrationHint(error, topic, filter));
}

/** A subscription that is gone already is what was wanted; Shopify says so at the field `id`. */
export async function deleteRegistration(graphql: Graphql, id: string): Promise<void> {
	const data = await graphql({ document: deleteSubscriptionDocument, variables: { id }, safety: 'keyed' });
	const errors = userErrorsOf(asRecord(data.webhookSubscriptionDelete)).filter(({ field }) => field.join('.') !== 'id');
	if (errors.length === 0) return;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'userError',
		message: `Shopify did not remove the subscription: ${errors.map(({ message }) => message).join('; ')}`,
	});
}

/** Shopify names the address `callbackUrl`; a filter and what the app may see are told apart by its words alone. */
function registrationHint({ field }: UserError, topic: string, filter: string): string {
	if (field.includes('callbackUrl')) {
		return 'Shopify delivers to public https addresses only. Set WEBHOOK_URL of n8n (for a test run N8N_EDITOR_BASE_URL) to its public address, then publish the workflow again';
	}
	const access = `Give the app the scope ${scopeOf(topic)} and access to protected customer data in the Dev Dashboard`;
	const correct = filter === '' ? access : `${access}, or correct "Shopify Filter": it must name fields, e.g. total_price:>=100`;
	return `${correct}; then publish the workflow again`;
}

function scopeOf(topic: string): string {
	if (/^RETURNS_(APPROVE|DECLINE|REQUEST)$/.test(topic)) return 'read_returns';
	return topic.startsWith('FULFILLMENTS_') ? 'read_fulfillments' : 'read_orders';
}
