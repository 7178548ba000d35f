/** What becomes of an accepted message: sent, delivered, read, or failed. */
import type { Simulation } from './context.mts';
import { strikeDelivery } from './failures.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { canExist } from './phone.mts';
import type { Recipient } from './phone.mts';
import { publishStatus } from './statusWebhook.mts';
import type { MessageStatus, SentMessage } from './state.mts';

/** Vendor documentation: free text may be sent for 24 hours after the customer's last message. */
export const windowMs = 24 * 3_600_000;

export function deliver(simulation: Simulation, message: SentMessage, recipient: Recipient): void {
  const problem = whyUndeliverable(simulation, message, recipient) ?? strikeDelivery(simulation);
  if (problem) return later(simulation, message, simulation.state.random.int(500, 3_000), 'failed', problem);
  for (const [delayMs, status] of course(simulation)) later(simulation, message, delayMs, status);
}

function whyUndeliverable({ state, world }: Simulation, message: SentMessage, recipient: Recipient): Refusal | undefined {
  const { identity, digits } = recipient;
  if (state.unreachable.has(identity) || (digits !== '' && !canExist(digits)))
    return refusal(131026, 'Unable to deliver message: the recipient is not on WhatsApp or has not accepted its terms');
  if (message.type !== 'template' && (state.windows.get(identity) ?? 0) <= world.clock.now())
    return refusal(131047, 'More than 24 hours have passed since the customer last replied to this number');
  if (message.category === 'MARKETING' && state.optedOut.has(identity))
    return refusal(131050, 'The recipient has stopped marketing messages');
  return undefined;
}

/** One message in ten is read without a `delivered` before; three in ten are never shown as read. */
function course({ state: { random } }: Simulation): [number, MessageStatus][] {
  const sentAt = random.int(300, 1_500);
  const deliveredAt = sentAt + random.int(500, 5_000);
  const skipsDelivered = random.chance(0.1);
  const isRead = skipsDelivered || random.chance(0.7);
  return [
    [sentAt, 'sent'],
    ...(skipsDelivered ? [] : ([[deliveredAt, 'delivered']] as [number, MessageStatus][])),
    ...(isRead ? ([[deliveredAt + random.int(2_000, 40_000), 'read']] as [number, MessageStatus][]) : []),
  ];
}

function later(simulation: Simulation, message: SentMessage, delayMs: number, status: MessageStatus, problem?: Refusal): void {
  const { state, world } = simulation;
  world.clock.after(delayMs, () => {
    if (simulation.state !== state) return;
    message.status = status;
    message.statuses.push({ status, at: world.clock.now() });
    if (problem) message.error = problem;
    publishStatus(simulation, message);
  });
}
