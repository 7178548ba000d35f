/** What becomes of an accepted message: sent, delivered, read, or failed. */
import { course, failureDelay } from '../../whatsapp/course.mts';
import type { Simulation } from './context.mts';
import { strikeDelivery } from './failures.mts';
import { refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { countMarketing } from './limits.mts';
import type { Recipient } from './phone.mts';
import { recipientOf, remember } from './phone.mts';
import { publishStatus } from './statusWebhook.mts';
import type { MessageStatus, SentMessage } from './state.mts';

/** Vendor documentation: free text may be sent for 24 hours after the customer's last message. */
const windowMs = 24 * 3_600_000;

export function openWindow(simulation: Simulation, phone: string): void {
  const until = simulation.world.clock.now() + windowMs;
  const { identity, userId } = remember(simulation, recipientOf(phone));
  for (const key of [identity, userId]) simulation.state.windows.set(key, until);
}

/** World milliseconds that a new template's messages are held until their quality is known. */
const assessmentMs = 600_000;

export interface Fate {
  readonly recipient: Recipient;
  /** What is wrong with the content and shows only when it is delivered. */
  readonly fault: Refusal | undefined;
  readonly held: boolean;
}

export function deliver(simulation: Simulation, message: SentMessage, { recipient, fault, held }: Fate): void {
  const wait = held ? assessmentMs : 0;
  const { random } = simulation.state;
  const problem = fault ?? whyUndeliverable(simulation, message, recipient) ?? strikeDelivery(simulation);
  if (problem) return later(simulation, message, wait + failureDelay(random), 'failed', problem);
  const ordered = simulation.state.courses.shift()?.map((status, index) => [1_000 * (index + 1), status] as const);
  for (const [delayMs, status] of ordered ?? course(random)) later(simulation, message, wait + delayMs, status);
}

function whyUndeliverable(simulation: Simulation, message: SentMessage, recipient: Recipient): Refusal | undefined {
  const { state, world } = simulation;
  const { identity } = recipient;
  if (recipient.digits !== '' && !state.directory.has(recipient))
    return refusal(131026, 'Unable to deliver message: the recipient is not on WhatsApp or has not accepted its terms');
  const isOpen = (state.windows.get(identity) ?? 0) > world.clock.now();
  if (message.type !== 'template' && !isOpen)
    return refusal(131047, 'More than 24 hours have passed since the customer last replied to this number');
  if (message.category !== 'MARKETING') return undefined;
  if (state.optedOut.has(identity)) return refusal(131050, 'The recipient has stopped marketing messages');
  return countMarketing(simulation, identity);
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
