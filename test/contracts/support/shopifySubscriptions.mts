/** Somebody with the app's own login meddles with its subscriptions. */
import { openGraphql } from '../../../vendors/shopify/client/api.ts';
import { listRegistrations } from '../../../vendors/shopify/events/registrationsApi.ts';
import type { ShopifyWorld } from './shopifyWorld.mts';

const narrowDocument = `
mutation Narrow($id: ID!) {
	webhookSubscriptionUpdate(id: $id, webhookSubscription: { includeFields: ["id", "updated_at"], filter: "total_price:>=1000" }) {
		userErrors { field message }
	}
}`;

export async function narrowSubscriptions(world: ShopifyWorld, url: string): Promise<void> {
  const graphql = openGraphql(world.connect());
  for (const { id } of await listRegistrations(graphql, url)) {
    await graphql({ document: narrowDocument, variables: { id }, safety: 'keyed' });
  }
}
