/** Everything the simulated session remembers. */
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

/** `reputation`: WhatsApp's error 463, when a number wrote to too many strangers; nothing was sent. */
export type FailureKind = 'reputation';

export type SessionStatus = 'WORKING' | 'SCAN_QR_CODE' | 'STARTING' | 'FAILED' | 'STOPPED';

export interface WebhookSettings {
  readonly url: string;
  readonly events: readonly string[];
  readonly hmac?: { readonly key: string };
  readonly customHeaders: readonly { readonly name: string; readonly value: string }[];
  readonly retries: { readonly delaySeconds: number; readonly attempts: number };
}

export interface State {
  readonly random: Random;
  readonly secrets: Secrets;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly lids: Lids;
  /** What customers said, by the whole id. */
  readonly heard: Map<string, Fields>;
  /** By the path on the server. */
  readonly files: Map<string, Attachment>;
  readonly failures: Planned<FailureKind>[];
  /** Whether files are fetched from WhatsApp before a message is told (WHATSAPP_DOWNLOAD_MEDIA). */
  fetchesFiles: boolean;
  status: SessionStatus;
  webhooks: readonly WebhookSettings[];
}

export const createState = (random: Random, secrets: Secrets, outbox: Outbox): State => ({
  random,
  secrets,
  outbox,
  directory: createDirectory(),
  lids: createLids(),
  heard: new Map(),
  files: new Map(),
  fetchesFiles: true,
  failures: [],
  status: 'WORKING',
  webhooks: [],
});
