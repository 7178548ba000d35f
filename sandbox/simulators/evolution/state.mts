/** Everything the simulated instance remembers. */
import { createDirectory } from '../../whatsapp/directory.mts';
import type { Directory } from '../../whatsapp/directory.mts';
import type { Outbox } from '../../whatsapp/outbox.mts';
import type { Planned } from '../../whatsapp/planned.mts';
import type { Random } from '../../world/random.mts';
import type { Secrets } from './secrets.mts';

/** `sessionError`: a broken encryption session; `connectionClosed`: the line to WhatsApp broke before sending. */
export type FailureKind = 'sessionError' | 'connectionClosed';

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
  readonly failures: Planned<FailureKind>[];
  connection: 'open' | 'close';
  webhook: WebhookSettings | undefined;
}

export const createState = (random: Random, secrets: Secrets, outbox: Outbox): State => ({
  random,
  secrets,
  outbox,
  directory: createDirectory(),
  failures: [],
  connection: 'open',
  webhook: undefined,
});
