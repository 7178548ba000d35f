/** The messages that went through a gateway, and what became of each. */
import type { WorldClock } from '../world/clock.mts';
import type { Random } from '../world/random.mts';
import type { LedgerEntry } from '../world/simulator.mts';
import { course, failureDelay } from './course.mts';
import type { Tick } from './course.mts';
import { maskPhone } from './phone.mts';
import type { WhatsappNumber } from './phone.mts';

export type MessageStatus = 'accepted' | Tick | 'failed';

export interface Problem {
  readonly code: string;
  readonly details: string;
}

/** A button that answers when it is pressed. */
export interface Button {
  readonly id: string;
  readonly label: string;
}

export interface MessageDraft {
  readonly id: string;
  /** As the client wrote it. */
  readonly to: string;
  readonly number: WhatsappNumber;
  /** `text`, `document`, `buttons`, `template`, … */
  readonly type: string;
  /** What the customer reads. */
  readonly text: string;
  /** File name, link or media type. */
  readonly media?: string | undefined;
  readonly buttons?: readonly Button[];
  readonly template?: string | undefined;
  /** What ties the message to the shop's order, where the gateway has a place for it: `shopify:1001`. */
  readonly correlation?: string | undefined;
}

export interface OutgoingMessage extends MessageDraft {
  readonly buttons: readonly Button[];
  /** World milliseconds. */
  readonly at: number;
  readonly statuses: { readonly status: MessageStatus; readonly at: number }[];
  status: MessageStatus;
  error: Problem | undefined;
}

export interface Outbox {
  all(): readonly OutgoingMessage[];
  find(id: string): OutgoingMessage | undefined;
  /** Accepts a message; nothing becomes of it until `start`. */
  add(draft: MessageDraft): OutgoingMessage;
  /** Lets it take its course, or fail. */
  start(message: OutgoingMessage, problem?: Problem): void;
  /** The ticks of the next message that is started, one a second, instead of a course by chance. */
  plan(ticks: readonly Tick[]): void;
  /** The button under a message that was sent; throws where there is none. */
  button(id: string, index: number): { readonly sent: OutgoingMessage; readonly button: Button };
  /** Nothing happens any more. */
  close(): void;
}

export interface OutboxOptions {
  readonly clock: WorldClock;
  readonly random: Random;
  /** Called after each change of a message's status. */
  onStatus(message: OutgoingMessage): void;
}

export function createOutbox({ clock, random, onStatus }: OutboxOptions): Outbox {
  const messages = new Map<string, OutgoingMessage>();
  const planned: (readonly Tick[])[] = [];
  let closed = false;

  const later = (message: OutgoingMessage, delayMs: number, status: MessageStatus, problem?: Problem) =>
    void clock.after(delayMs, () => {
      if (closed) return;
      message.status = status;
      message.error = problem;
      message.statuses.push({ status, at: clock.now() });
      onStatus(message);
    });

  return {
    all: () => [...messages.values()],
    find: (id) => messages.get(id),
    add(draft) {
      const at = clock.now();
      const message: OutgoingMessage = {
        buttons: [],
        ...draft,
        at,
        statuses: [{ status: 'accepted', at }],
        status: 'accepted',
        error: undefined,
      };
      messages.set(message.id, message);
      return message;
    },
    start(message, problem) {
      if (problem) return later(message, failureDelay(random), 'failed', problem);
      const ordered = planned.shift()?.map((tick, index) => [1_000 * (index + 1), tick] as const);
      for (const [delayMs, tick] of ordered ?? course(random)) later(message, delayMs, tick);
    },
    plan: (ticks) => void planned.push(ticks),
    button(id, index) {
      const sent = messages.get(id);
      const button = sent?.buttons[index];
      if (!sent || !button) throw new Error(`No button ${index} under message ${id}`);
      return { sent, button };
    },
    close: () => void (closed = true),
  };
}

/** The messages as the world counts them: never with a whole phone number. */
export const messageLedger = (vendor: string, outbox: Outbox): LedgerEntry[] => outbox.all().map((message) => entry(vendor, message));

function entry(vendor: string, message: OutgoingMessage): LedgerEntry {
  const orderNumber = orderNumberOf(message.correlation);
  return {
    kind: 'message',
    vendor,
    id: message.id,
    ...(orderNumber === undefined ? {} : { orderNumber }),
    status: message.status,
    at: message.at,
    detail: {
      type: message.type,
      template: message.template,
      toMasked: maskPhone(message.number.waId),
      ...(message.error ? { errorCode: message.error.code } : {}),
    },
  };
}

/** `shopify:1001:pedido_pago` → `1001`. */
export const orderNumberOf = (correlation: string | undefined): string | undefined =>
  /^[^:]*:(?:\S*?[:/#])??(\d+)/.exec(correlation ?? '')?.[1];
