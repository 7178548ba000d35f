import type { Refusal } from './graphError.mts';
import type { Reply } from './state.mts';
import type { Template } from './templates.mts';

/** What a message shows, whatever its type. */
export interface Content {
  readonly text: string;
  readonly media?: string | undefined;
  readonly buttons: readonly string[];
  readonly replies?: readonly Reply[];
  readonly template?: Template;
  /** Seen only when the file is fetched: the message fails after it was accepted. */
  readonly fault?: Refusal | undefined;
}
