/** A Shopify Order Trigger that was activated, with deliveries and the hidden poll as n8n brings them. */
import type { IDataObject, INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { ShopifyOrderTrigger } from '../../../nodes/ShopifyOrderTrigger/ShopifyOrderTrigger.node.ts';
import { onClock } from '../../support/onClock.mts';
import { shopifyWorld, type ShopifyWorld } from '../../contracts/support/shopifyWorld.mts';
import { shopifyContext, webhookUrl } from './shopifyContext.mts';

export interface Given {
  world?: ShopifyWorld;
  parameters?: Record<string, unknown>;
  mode?: 'manual' | 'trigger';
  /** What n8n kept of the workflow. */
  staticData?: IDataObject;
  /** Another name is another process: nothing is remembered there. */
  nodeId?: string;
  url?: string;
}

let nodes = 0;

export async function activeTrigger({
  world = shopifyWorld(),
  parameters = {},
  mode = 'trigger',
  staticData = {},
  nodeId,
  url = webhookUrl,
}: Given = {}) {
  const trigger = new ShopifyOrderTrigger();
  const { create, delete: remove } = trigger.webhookMethods.default;
  const options = {
    parameters: { events: ['ORDERS_PAID'], ...parameters },
    mode,
    staticData,
    url,
    nodeId: nodeId ?? `active-trigger-${++nodes}`,
  };
  const { context, polling, takeStarted } = shopifyContext(world, options);
  const poll = async () => {
    const handedOver = (await onClock(world.connect().clock, async () => await trigger.poll.call(polling))) ?? [];
    return [...takeStarted(), ...handedOver].flat();
  };
  // n8n polls before it creates.
  const atActivation = mode === 'manual' ? [] : await poll();
  await create.call(context);
  return {
    world,
    staticData,
    atActivation,
    poll,
    deactivate: async () => await remove.call(context),
    async arrive(delivery: Delivery): Promise<{ result: IWebhookResponseData; items: INodeExecutionData[]; status: number }> {
      const { context: webhook, replies } = shopifyContext(world, { ...options, delivery });
      const result = await trigger.webhook.call(webhook);
      return { result, items: result.workflowData?.flat() ?? [], status: replies[0]?.status ?? 200 };
    },
    /** Somebody buys and pays. */
    buy(order: Parameters<typeof world.simulator.placeOrder>[0] = {}) {
      const placed = world.simulator.placeOrder(order);
      return { ...placed, delivery: world.deliveries(url)[0] };
    },
  };
}

export function numbersOf(items: readonly INodeExecutionData[]): string[] {
  return items.map(({ json }) => (json.order as { number: string }).number);
}
