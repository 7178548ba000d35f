/** Orders of the simulated shop, as its trigger emits them. */
import type { Order } from '../../../../domain/documents/order.ts';
import type { PlaceOrderOptions } from '../../../../sandbox/simulators/shopify/index.mts';
import { openOrderSource } from '../../../../vendors/shopify/orders/orderSource.ts';
import type { ShopifyWorld } from '../../../contracts/support/shopifyWorld.mts';

export const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['ORDERS_PAID'] };

export async function paidOrders(world: ShopifyWorld, count: number, options: PlaceOrderOptions = {}): Promise<Order[]> {
  const source = openOrderSource(world.connect());
  await source.registerWebhooks(request);
  for (let placed = 0; placed < count; placed++) world.simulator.placeOrder(options);
  const events = await Promise.all(world.deliveries(request.url).map(async (delivery) => await source.read(delivery, request)));
  return events.flat().map(({ document }) => document.order);
}
