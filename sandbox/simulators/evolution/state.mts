/** Everything the simulated instance remembers. */
import { createDirectory } from '../../whatsapp/directory.mts';
import type { Directory } from '../../whatsapp/directory.mts';
import { createLids } from '../../whatsapp/lids.mts';
import type { Lids } from '../../whatsapp/lids.mts';
import type { Outbox } from '../../whatsapp/outbox.mts';
import type { Planned } from '../../whatsapp/planned.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { Attachment } from '../../whatsapp/speech.mts';
import type { Random } from '../../world/random.mts';
import type { Secrets } from './secrets.mts';

/** `sessionError`: a broken encryption session; `connectionClosed`: the line to WhatsApp broke before sending. */
export type FailureKind = 'sessionError' | 'connectionClosed';

/** How the number is connected: as a linked device, or at Meta. */
export type Integration = 'WHATSAPP-BAILEYS' | 'WHATSAPP-BUSINESS';

/** A file that a customer sent. */
export interface KeptFile {
  readonly file: Attachment;
  /** The part of the message that it was in. */
  readonly name: string;
  readonly caption: string | undefined;
}

export interface WebhookSettings {
  readonly id: string;
  readonly enabled: boolean;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly events: readonly string[];
  readonly webhookByEvents: boolean;
  readonly webhookBase64: boolean;
}

export interface State {
  readonly random: Random;
  readonly secrets: Secrets;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly lids: Lids;
  /** What customers said, as it is kept, by its id. */
  readonly heard: Map<string, Fields>;
  /** By the id of the message. */
  readonly files: Map<string, KeptFile>;
  readonly failures: Planned<FailureKind>[];
  connection: 'open' | 'close';
  integration: Integration;
  /** Where the phone stands beside a linked id; either of the two where undefined. */
  besideLid: 'senderPn' | 'remoteJidAlt' | undefined;
  webhook: WebhookSettings | undefined;
}

export const createState = (random: Random, secrets: Secrets, outbox: Outbox): State => ({
  random,
  secrets,
  outbox,
  directory: createDirectory(),
  lids: createLids(),
  heard: new Map(),
  files: new Map(),
  failures: [],
  connection: 'open',
  integration: 'WHATSAPP-BAILEYS',
  besideLid: undefined,
  webhook: undefined,
});
