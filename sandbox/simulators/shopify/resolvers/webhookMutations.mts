/** Subscriptions to webhooks: created, changed, deleted. The address is complained of as `callbackUrl` even where it came as `uri`. */
import type { ShopContext } from '../context.mts';
import { notSimulated } from '../graphql/errors.mts';
import type { Subscription } from '../state/shop.mts';
import { gid } from '../state/ids.mts';
import { subscriptionView } from '../views/subscription.mts';
import { parseFilter } from '../webhooks/filter.mts';
import { isProtected, topicScopes } from '../webhooks/topics.mts';
import { requireDigits } from './lookup.mts';
import { clientError, userError, type UserError } from './userErrors.mts';

interface SubscriptionInput {
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly filter?: string | null;
  readonly includeFields?: string[] | null;
  readonly metafieldNamespaces?: string[] | null;
  readonly metafields?: unknown[] | null;
  readonly format?: 'JSON' | 'XML' | null;
  readonly name?: string | null;
}

const address = ['webhookSubscription', 'callbackUrl'];

const missing = userError(['id'], 'Webhook subscription does not exist');

export function webhookMutations(context: ShopContext) {
  return {
    webhookSubscriptionCreate: ({ topic, webhookSubscription }: { topic: string; webhookSubscription: SubscriptionInput }) =>
      create(context, topic, webhookSubscription),
    webhookSubscriptionUpdate: ({ id, webhookSubscription }: { id: string; webhookSubscription: SubscriptionInput }) =>
      update(context, id, webhookSubscription),
    webhookSubscriptionDelete: ({ id }: { id: string }) => {
      const gone = context.state.subscriptions.delete(requireDigits('WebhookSubscription', id));
      return { deletedWebhookSubscriptionId: gone ? id : null, userErrors: gone ? [] : [missing] };
    },
  };
}

const refused = (error: UserError) => ({ webhookSubscription: null, userErrors: [error] });

function create(context: ShopContext, topic: string, input: SubscriptionInput) {
  const uri = input.uri ?? input.callbackUrl ?? '';
  const error =
    topicError(context, topic) ??
    addressError(context, uri) ??
    filterError(context, input.filter) ??
    takenError(context, topic, uri, input.filter);
  if (error) return refused(error);
  refuseVariants(input);
  const now = context.world.clock.now();
  const subscription: Subscription = {
    id: context.state.ids.next(),
    topic,
    uri,
    filter: input.filter ?? null,
    includeFields: input.includeFields ?? [],
    metafieldNamespaces: input.metafieldNamespaces ?? [],
    name: input.name ?? null,
    createdAt: now,
    updatedAt: now,
    lastBodies: new Map(),
  };
  context.state.subscriptions.set(subscription.id, subscription);
  return { webhookSubscription: subscriptionView(subscription), userErrors: [] };
}

function update(context: ShopContext, id: string, input: SubscriptionInput) {
  const subscription = context.state.subscriptions.get(requireDigits('WebhookSubscription', id));
  if (!subscription) return refused(missing);
  const uri = input.uri ?? input.callbackUrl ?? subscription.uri;
  const filter = input.filter === undefined ? subscription.filter : input.filter;
  const error =
    addressError(context, uri) ??
    filterError(context, filter) ??
    takenError(context, subscription.topic, uri, filter, gid('WebhookSubscription', subscription.id));
  if (error) return refused(error);
  refuseVariants(input);
  subscription.uri = uri;
  subscription.filter = filter;
  subscription.includeFields = input.includeFields ?? subscription.includeFields;
  subscription.metafieldNamespaces = input.metafieldNamespaces ?? subscription.metafieldNamespaces;
  subscription.name = input.name === undefined ? subscription.name : input.name;
  subscription.updatedAt = context.world.clock.now();
  return { webhookSubscription: subscriptionView(subscription), userErrors: [] };
}

function refuseVariants({ format, metafieldNamespaces, metafields }: SubscriptionInput): void {
  if (format === 'XML') throw notSimulated('webhooks as XML');
  if (metafieldNamespaces?.length || metafields?.length) throw notSimulated('metafields in webhooks');
}

function topicError(context: ShopContext, topic: string): UserError | undefined {
  const scopes = topicScopes(topic);
  const field = ['webhookSubscription'];
  if (scopes.length > 0 && !scopes.some((scope) => context.scopes.includes(scope))) {
    return userError(field, 'You cannot create a webhook subscription with the specified topic');
  }
  if (context.options.protectedCustomerData !== false || !isProtected(topic)) return undefined;
  return userError(field, 'This app is not approved to subscribe to webhook topics containing protected customer data');
}

function addressError(context: ShopContext, uri: string): UserError | undefined {
  const complain = (message: string) => clientError(context, 'webhook-address', userError(address, message));
  if (uri.trim() === '') return complain("Address can't be blank");
  if (/^(arn:aws:events|pubsub:)/.test(uri)) throw notSimulated('webhooks to EventBridge or Pub/Sub');
  if (!URL.canParse(uri)) return complain('Address is invalid');
  const { protocol, hostname } = new URL(uri);
  if (protocol !== 'https:') return complain(`Address protocol ${protocol}// is not supported`);
  return isInternal(hostname) ? complain('Address cannot be a Shopify or an internal domain') : undefined;
}

const isInternal = (host: string): boolean =>
  /(^|\.)(shopify\.com|myshopify\.com|localhost|local|internal)$/.test(host) ||
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/.test(host);

function filterError(context: ShopContext, filter: string | null | undefined): UserError | undefined {
  if (filter == null || filter === '' || parseFilter(filter)) return undefined;
  const message = 'The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.';
  return clientError(context, 'webhook-filter', userError(['webhookSubscription'], message));
}

/** One address may have one subscription of a topic, or several that differ in their filter. */
function takenError(
  context: ShopContext,
  topic: string,
  uri: string,
  filter: string | null | undefined,
  self?: string,
): UserError | undefined {
  const twin = [...context.state.subscriptions.values()].find(
    (one) => one.topic === topic && one.uri === uri && one.filter === (filter ?? null) && gid('WebhookSubscription', one.id) !== self,
  );
  return twin && userError(address, 'Address for this topic has already been taken');
}
