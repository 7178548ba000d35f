/** Deliveries: signed anew at each attempt, tried for 24 hours with longer and longer pauses, then no more. */
import { createHmac } from 'node:crypto';
import { isoTime, vendor, type Booking, type Simulation, type Subscription } from './context.mts';
import { inviteeView } from './payload.mts';

const minute = 60_000;
const dayMs = 24 * 60 * minute;

/** Pauses before attempt 2, 3, …: doubling (the steps are assumed), 24 hours in all. */
export const pausesMs: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 417].map((count) => count * minute);

export type Topic = 'invitee.created' | 'invitee.canceled';

/** Every delivery sets out a little late by itself, so order is not kept. */
export function announce(simulation: Simulation, event: Topic, booking: Booking, latenessMs = simulation.random.int(0, 2000)): void {
  const { state, secrets, world } = simulation;
  const body = JSON.stringify({
    event,
    created_at: isoTime(world.clock.now()),
    created_by: secrets.user,
    payload: inviteeView(simulation, booking),
  });
  for (const subscription of state.subscriptions.values())
    if (subscription.state === 'active' && subscription.events.includes(event))
      attemptLater(simulation, { subscription, event, body, number: 0 }, latenessMs);
}

interface Delivery {
  readonly subscription: Subscription;
  readonly event: Topic;
  readonly body: string;
  readonly number: number;
}

function attemptLater(simulation: Simulation, delivery: Delivery, pauseMs: number): void {
  const { state, world } = simulation;
  state.waiting++;
  world.clock.after(pauseMs, () => {
    state.waiting--;
    if (isWanted(simulation, delivery)) void attempt(simulation, delivery);
  });
}

const isWanted = ({ state }: Simulation, { subscription }: Delivery) =>
  subscription.state === 'active' && state.subscriptions.get(subscription.uri) === subscription;

/** Sent by itself, not as a schedule of the world's: each attempt carries its own time, or a receiver would take it for a replay. */
async function attempt(simulation: Simulation, delivery: Delivery): Promise<void> {
  const { world } = simulation;
  let status: number | undefined;
  const ok = await world.webhooks.send({
    vendor,
    topic: delivery.event,
    url: delivery.subscription.url,
    headers: headersOf(delivery, Math.floor(world.clock.now() / 1000)),
    body: delivery.body,
    schedule: [0],
    timeoutMs: 15_000,
    isSuccess: (answered) => answered >= 200 && answered < 300,
    wanted: () => isWanted(simulation, delivery),
    onResult: (result) => void (status = result.status),
  });
  settle(simulation, delivery, ok, status);
}

function headersOf({ subscription, body }: Delivery, seconds: number): Record<string, string> {
  const type = { 'Content-Type': 'application/json', 'User-Agent': 'Calendly-Hookbot' };
  return subscription.key === undefined ? type : { ...type, 'Calendly-Webhook-Signature': sign(subscription.key, seconds, body) };
}

export const sign = (key: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;

function settle(simulation: Simulation, delivery: Delivery, ok: boolean, status: number | undefined): void {
  const { state, world } = simulation;
  const { subscription, number } = delivery;
  const now = world.clock.now();
  if (ok) subscription.retryStartedAt = undefined;
  if (ok || !isWanted(simulation, delivery)) return;
  if (status === 410) return void state.subscriptions.delete(subscription.uri);
  subscription.retryStartedAt ??= now;
  subscription.updatedAt = now;
  const pause = pausesMs[number];
  // The clock's sums are floating point: a millisecond is no matter.
  if (now - subscription.retryStartedAt >= dayMs - 1) subscription.state = 'disabled';
  else if (pause !== undefined) attemptLater(simulation, { ...delivery, number: number + 1 }, pause);
}
