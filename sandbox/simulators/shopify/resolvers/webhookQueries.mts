import type { ShopContext } from '../context.mts';
import { connection, type PageArguments } from '../graphql/connection.mts';
import { searchOf } from '../graphql/searchNotes.mts';
import { compares, matches } from '../search/parse.mts';
import { subscriptionView } from '../views/subscription.mts';
import { findOf } from './node.mts';

interface Filters {
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly topics?: readonly string[] | null;
  readonly query?: string | null;
  readonly format?: 'JSON' | 'XML' | null;
}

function found(context: ShopContext, path: string, { uri, callbackUrl, topics, query, format }: Filters) {
  const search = searchOf(context, path, query, ['id', 'topic', 'uri', 'callback_url']);
  const wanted = uri ?? callbackUrl;
  return [...context.state.subscriptions.values()]
    .filter(() => format !== 'XML')
    .filter((one) => wanted == null || one.uri === wanted)
    .filter((one) => !topics?.length || topics.includes(one.topic))
    .filter((one) =>
      matches(search, (term) => {
        const values: Record<string, string> = { id: one.id, topic: one.topic, uri: one.uri, callback_url: one.uri };
        return term.field === undefined ? compares(one.uri, term) : !(term.field in values) || compares(values[term.field], term);
      }),
    );
}

export function webhookQueries(context: ShopContext) {
  return {
    webhookSubscription: ({ id }: { id: string }) => findOf(context, 'WebhookSubscription', id),
    webhookSubscriptions: (args: PageArguments & Filters & { sortKey?: string }) =>
      connection(
        found(context, 'webhookSubscriptions', args),
        args,
        { value: ({ createdAt }) => (args.sortKey === 'ID' ? 0 : createdAt), id: ({ id }) => id },
        subscriptionView,
      ),
    webhookSubscriptionsCount: ({ query }: { query?: string | null }) => ({
      count: found(context, 'webhookSubscriptionsCount', { query: query ?? null }).length,
      precision: 'EXACT',
    }),
  };
}
