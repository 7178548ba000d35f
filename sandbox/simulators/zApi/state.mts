/** Everything the simulated instance remembers. */
import { createDirectory } from '../../whatsapp/directory.mts';
import type { Directory } from '../../whatsapp/directory.mts';
import { createLids } from '../../whatsapp/lids.mts';
import type { Lids } from '../../whatsapp/lids.mts';
import type { Outbox, OutgoingMessage } from '../../whatsapp/outbox.mts';
import type { Planned } from '../../whatsapp/planned.mts';
import type { Attachment } from '../../whatsapp/speech.mts';
import type { Random } from '../../world/random.mts';
import type { Secrets } from './secrets.mts';

/** `shadowBan`: WhatsApp restricts the number for a time; told after the message was taken. */
export type FailureKind = 'shadowBan';

export type WebhookKind = 'received' | 'delivery' | 'message-status';

/** A file on the storage, until this world time. */
export interface StoredFile {
  readonly file: Attachment;
  readonly until: number;
}

export interface State {
  readonly random: Random;
  readonly secrets: Secrets;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly lids: Lids;
  /** By the path on the storage. */
  readonly files: Map<string, StoredFile>;
  readonly failures: Planned<FailureKind>[];
  readonly webhooks: Map<WebhookKind, string>;
  /** Messages that wait for the phone to come back. */
  queue: OutgoingMessage[];
  connected: boolean;
}

export const createState = (random: Random, secrets: Secrets, outbox: Outbox): State => ({
  random,
  secrets,
  outbox,
  directory: createDirectory(),
  lids: createLids(),
  files: new Map(),
  failures: [],
  webhooks: new Map(),
  queue: [],
  connected: true,
});
