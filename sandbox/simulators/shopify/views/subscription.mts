import { apiVersion } from '../options.mts';
import { gid } from '../state/ids.mts';
import type { Subscription } from '../state/shop.mts';
import { apiTime } from '../state/time.mts';

export const subscriptionView = (one: Subscription) => ({
  __typename: 'WebhookSubscription',
  id: gid('WebhookSubscription', one.id),
  legacyResourceId: one.id,
  topic: one.topic,
  uri: one.uri,
  callbackUrl: one.uri,
  endpoint: { __typename: 'WebhookHttpEndpoint', callbackUrl: one.uri },
  format: 'JSON',
  filter: one.filter,
  includeFields: one.includeFields,
  metafieldNamespaces: one.metafieldNamespaces,
  metafields: [],
  name: one.name,
  apiVersion: { handle: apiVersion, displayName: apiVersion, supported: true },
  createdAt: apiTime(one.createdAt),
  updatedAt: apiTime(one.updatedAt),
});
