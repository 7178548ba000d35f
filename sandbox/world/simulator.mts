/**
 * What a simulated vendor is to the world. Simulators are written from the vendors' facts alone and import nothing of the
 * package that they judge.
 */
import type { Hono } from 'hono';
import type { WorldClock } from './clock.mts';
import type { Random } from './random.mts';
import type { Strictness } from './strictness.mts';
import type { WebhookSender } from './webhooks.mts';

/** `captured`: seen on the wire; `documented`: the vendor says so; `assumed`: our best reading, never the base of a hard rule. */
export type TruthLabel = 'captured' | 'documented' | 'assumed';

export interface Truth {
  readonly behaviour: string;
  readonly label: TruthLabel;
  /** Where it was seen or is written, as far as a reader can go and look. */
  readonly source?: string;
  /** Of what is assumed: why no adapter would do anything wrong if the vendor behaved otherwise. */
  readonly harmless?: string;
}

/** A request that the real vendor would refuse or punish: a fault of the client, whatever it was answered. */
export interface Violation {
  readonly vendor: string;
  readonly rule: string;
  readonly detail: string;
  /** Whether the client has put it right since; absent where it cannot. Two processes may write the same, as long as one takes its own back. */
  readonly isMended?: () => boolean;
}

export type LedgerKind =
  | 'order'
  | 'payment'
  | 'sale'
  | 'invoice'
  | 'shipment'
  | 'movement'
  | 'fulfillment'
  | 'message'
  | 'appointment'
  | 'lead'
  /** A form that somebody filled in: what a lead is made of. */
  | 'submission'
  /** What was written into a CRM's timeline: a note, a task, a logged message. */
  | 'note'
  /** An address that is in a list of a marketing tool. */
  | 'subscription'
  /** A row of a spreadsheet. */
  | 'row'
  | 'email'
  | 'refund';

/** Something that came to exist at a vendor. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  readonly vendor: string;
  readonly id: string;
  /** The shop's order number ("1001") where the vendor was told one. */
  readonly orderNumber?: string;
  /** The vendor's status in plain English. */
  readonly status?: string;
  /** World milliseconds at which it came to exist, where the simulator keeps them. */
  readonly at?: number;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What the world hands to every simulator. */
export interface WorldServices {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly webhooks: WebhookSender;
  /** Rules that are kept or not, whatever their default (`strictness.mts`). */
  readonly strict?: Partial<Strictness>;
  /** Turns a public webhook URL into the address that answers on this machine, for a simulator that asks it something. */
  route?(url: string): string;
  violation(violation: Violation): void;
}

export interface IncomingCall {
  readonly method: string;
  /** Path without the query, e.g. `/Api/v3/nfe/12`. */
  readonly path: string;
  /** The body as text, '' where there is none. */
  readonly body: string;
}

export interface Simulator {
  /** camelCase, as the vendor folders are named. */
  readonly vendor: string;
  /** The vendor's real host names; `*.` stands for any one label. */
  readonly hosts: readonly string[];
  /** Where several simulators answer for one host, the first whose request it is; absent takes every one. */
  owns?(request: Pick<Request, 'url' | 'headers'>): boolean;
  readonly app: Hono;
  readonly truths: readonly Truth[];
  /** A short stable name of the operation a request asks for, e.g. `nfe.send`: the handle for faults, the log and call counts. */
  operationOf(call: IncomingCall): string;
  /** True of a call that is no GET and yet changes nothing: a question by POST. */
  asksOnly?(call: IncomingCall): boolean;
  /**
   * Operations whose dropped connections and 5xx answers come after the work was done, because a client cannot find out and the
   * vendor says that such a request may have taken effect.
   */
  readonly ambiguousOperations?: readonly string[];
  /**
   * Operations whose lost answer no client can outlive, because the vendor took away what the client would ask again with (a rotated
   * refresh token). Their lines break before the work instead.
   */
  readonly unforgivingOperations?: readonly string[];
  /** Answers of the vendor's own making for an injected fault. */
  rateLimitedAnswer(call: IncomingCall): Response;
  serverErrorAnswer(call: IncomingCall): Response;
  /** Makes every access token that can be renewed invalid from now on; absent where none can. */
  expireTokens?(): void;
  ledger(): LedgerEntry[];
  /** Webhooks that wait in a queue of the simulator's own. */
  undelivered?(): number;
  /** Back to the state of a fresh account. */
  reset(): void;
}

/** Whether a call is meant to change something at the vendor. Tokens are no change: nobody would miss one. */
export function isWrite(simulator: Simulator, call: IncomingCall): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(call.method.toUpperCase())) return false;
  const operation = simulator.operationOf(call);
  return operation !== 'unknown' && !operation.startsWith('oauth.') && !(simulator.asksOnly?.(call) ?? false);
}
