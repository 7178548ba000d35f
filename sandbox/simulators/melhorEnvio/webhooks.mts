/** Webhooks of the registered application. */
import { createHmac } from 'node:crypto';
import type { Simulation } from './context.mts';
import { vendor } from './context.mts';
import { dates, trackingUrl } from './orderBody.mts';
import type { Order } from './state.mts';

/** Vendor documentation: an answer within 6 seconds, 5 tries 15 minutes apart. */
const timeoutMs = 6_000;
const quarter = 900_000;
const schedule = [0, quarter, quarter, quarter, quarter];

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

export const sign = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('base64');

/** Saves the URL where it answers an unsigned probe with a success, as the panel does. */
export async function register(simulation: Simulation, url: string): Promise<boolean> {
  const headers = { 'Content-Type': 'application/json', 'User-Agent': 'Melhor Envio' };
  const probe = { vendor, topic: 'probe', url, headers, body: '{}', schedule: [0], timeoutMs, isSuccess };
  const answered = await simulation.world.webhooks.send(probe);
  if (answered) simulation.state.webhookUrl = url;
  return answered;
}

export function notify(simulation: Simulation, order: Order, event: string): void {
  const { state, world } = simulation;
  const url = state.webhookUrl;
  if (url === undefined) return;
  const body = JSON.stringify({ event, data: dataOf(simulation, order, event) });
  void world.webhooks.send({
    vendor,
    topic: event,
    url,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Melhor Envio',
      'X-ME-Signature': sign(body, state.secrets.clientSecret),
    },
    body,
    schedule,
    timeoutMs,
    isSuccess,
    wanted: () => simulation.state === state && state.webhookUrl === url,
  });
}

/** The status of a `generated` event was seen to lag behind: it still says `released`. */
function dataOf({ state }: Simulation, order: Order, event: string): Record<string, unknown> {
  const { suspended_at: _suspended, updated_at: _updated, ...moments } = dates(order);
  return {
    id: order.id,
    protocol: order.protocol,
    status: event === 'order.generated' ? 'released' : order.status,
    tracking: order.tracking,
    self_tracking: order.selfTracking,
    user_id: state.secrets.userId,
    tags: order.tags,
    ...moments,
    tracking_url: trackingUrl(order),
  };
}
