/** A simulated shop with a subscribed order source, and the things that can happen to its order. */
import type { OrderDocuments } from '../../../../domain/ports/orderSource.ts';
import type { Delivery, SourceEvent } from '../../../../domain/ports/eventSource.ts';
import { openGraphql } from '../../../../vendors/shopify/client/api.ts';
import { openOrderSource, type OrderSourceOptions } from '../../../../vendors/shopify/orders/orderSource.ts';
import { shopifyWorld } from '../../../contracts/support/shopifyWorld.mts';
import { neededScopes } from '../../../../credentials/shopify/scopes.ts';

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** What has to happen for an event to be announced, after the order was placed and paid. */
export type OrderEvent = (shop: Shop) => void | Promise<void>;

const workDocument = `
query Work($id: ID!) {
	order(id: $id) { fulfillmentOrders(first: 5) { nodes { id lineItems(first: 5) { nodes { id remainingQuantity } } } } }
}`;

const shipDocument = `
mutation Ship($fulfillment: FulfillmentInput!) {
	fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { field message } }
}`;

const trackDocument = `
mutation Track($id: ID!) {
	fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: { company: "Correios", number: "BR1" }) { userErrors { message } }
}`;

export async function openShop(
  topics: string[],
  options: OrderSourceOptions = { lookUpTaxId: true },
  scopes: readonly string[] = neededScopes,
) {
  const world = shopifyWorld({ scopes });
  const source = openOrderSource(world.connect(), options);
  const graphql = openGraphql(world.connect());
  const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics };
  await source.registerWebhooks(request);
  const { simulator } = world;
  const last = () => simulator.orders().at(-1)!;

  const fulfill = async (quantity?: number): Promise<string> => {
    const { order } = (await graphql({ document: workDocument, variables: { id: last().id }, safety: 'read' })) as unknown as Work;
    const [work] = order.fulfillmentOrders.nodes;
    const lines = quantity === undefined ? {} : { fulfillmentOrderLineItems: [{ id: work!.lineItems.nodes[0]!.id, quantity }] };
    const fulfillment = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: work!.id, ...lines }] };
    const shipped = await graphql({ document: shipDocument, variables: { fulfillment }, safety: 'once' });
    return (shipped as unknown as Shipped).fulfillmentCreate.fulfillment.id;
  };

  return {
    world,
    source,
    request,
    /** Three units of one thing, for a person whose CPF Shopify keeps. */
    place: (overrides: object = {}) =>
      simulator.placeOrder({
        overrides: { buyer: 'person', taxIdPlace: 'localizedField', items: [{ sku: 'CAF-MOI-250', quantity: 3 }], ...overrides },
      }),
    cancel: () => simulator.cancelOrder(last().orderNumber),
    edit: () => simulator.editOrder(last().orderNumber),
    refund: () => simulator.refundOrder(last().orderNumber, { line: 0, quantity: 1 }),
    assessRisk: () => simulator.assessRisk(last().orderNumber, 'high'),
    async fulfill(quantity?: number): Promise<void> {
      await fulfill(quantity);
    },
    async track(): Promise<void> {
      await graphql({ document: trackDocument, variables: { id: await fulfill() }, safety: 'keyed' });
    },
    async read(topic: string): Promise<SourceEvent<OrderDocuments>[]> {
      return await source.read(deliveryOf({ world, request }, topic), request);
    },
  };
}

interface Work {
  order: { fulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] } };
}

interface Shipped {
  fulfillmentCreate: { fulfillment: { id: string } };
}

/** The last delivery of a topic since the last time. */
export function deliveryOf({ world, request }: Pick<Shop, 'world' | 'request'>, topic: string): Delivery {
  const sent = world.deliveries(request.url);
  return sent.findLast(({ headers }) => headers['x-shopify-topic']!.replace('/', '_').toUpperCase() === topic)!;
}
