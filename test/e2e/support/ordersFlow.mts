import type { Session } from '../../../sandbox/run/session.mts';

/** Trigger → Shopify Order (tags the order as handled); answers its id. */
export async function publishOrdersFlow({ credentials: { ponteShopifyApi }, rest }: Session): Promise<string> {
  const credentials = { ponteShopifyApi: ponteShopifyApi! };
  const { id } = await rest.createWorkflow({
    name: 'Orders',
    nodes: [
      {
        id: 'trigger',
        name: 'Trigger',
        type: 'n8n-nodes-ponte.shopifyOrderTrigger',
        typeVersion: 2,
        position: [0, 0],
        webhookId: 'e2e-shopify-trigger',
        parameters: { events: ['ORDERS_PAID'], catchUp: true, handledTag: 'ponte-ok' },
        credentials,
      },
      {
        id: 'tag',
        name: 'Tag',
        type: 'n8n-nodes-ponte.shopifyOrder',
        typeVersion: 1,
        position: [200, 0],
        parameters: { resource: 'order', operation: 'addTags', tags: 'ponte-ok' },
        credentials,
      },
    ],
    connections: { Trigger: { main: [[{ node: 'Tag', type: 'main', index: 0 }]] } },
    settings: { executionOrder: 'v1' },
  });
  await rest.activate(id);
  return id;
}
