/** Everything the simulated account remembers. */
import { createDirectory } from '../../whatsapp/directory.mts';
import type { Directory } from '../../whatsapp/directory.mts';
import type { Outbox } from '../../whatsapp/outbox.mts';
import type { WhatsappNumber } from '../../whatsapp/phone.mts';
import type { Planned } from '../../whatsapp/planned.mts';
import type { Attachment } from '../../whatsapp/speech.mts';
import type { Random } from '../../world/random.mts';
import type { Content } from './contents.mts';
import type { Secrets } from './secrets.mts';

/** What the resource of a message shows besides what every gateway knows. */
export interface Details {
  readonly statusCallback: string | undefined;
  readonly messagingServiceSid: string | null;
}

export interface State {
  readonly random: Random;
  readonly secrets: Secrets;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly contents: Content[];
  readonly details: Map<string, Details>;
  /** By the sid of the medium. */
  readonly files: Map<string, Attachment>;
  /** Business-scoped user ids of everybody met so far. */
  readonly people: Map<string, WhatsappNumber>;
  /** Identity of a person: world time until which free text may be sent. */
  readonly windows: Map<string, number>;
  readonly optedOut: Set<string>;
  /** Error codes ordered for the next messages. */
  readonly failures: Planned<number>[];
  /** Wall times of recent messages. */
  messageTimes: number[];
  /** Where incoming messages go, and statuses of messages without a callback of their own. */
  webhookUrl: string | undefined;
}

export const createState = (random: Random, secrets: Secrets, outbox: Outbox, contents: Content[]): State => ({
  random,
  secrets,
  outbox,
  directory: createDirectory(),
  contents,
  details: new Map(),
  files: new Map(),
  people: new Map(),
  windows: new Map(),
  optedOut: new Set(),
  failures: [],
  messageTimes: [],
  webhookUrl: undefined,
});
