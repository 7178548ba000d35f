/** Requests that n8n's own nodes make, as they were recorded, sent once more to a simulator. */
import { readFileSync } from 'node:fs';
import type { Answered } from '../support/handWorld.mts';

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Recording {
  readonly title: string;
  /** `Hubspot/HubspotTrigger`. */
  readonly node: string;
  readonly does: string;
  readonly requests: readonly RecordedRequest[];
  /** What the node made of the vendor's refusal: `m` and `d` are texts. */
  readonly error?: { readonly m: string; readonly d?: string };
}

/** A number before a title that another recording has, too. */
export function recordingsOf(file: string, nodes: readonly string[]): (readonly [string, Recording])[] {
  const { recordings } = JSON.parse(readFileSync(file, 'utf8')) as { recordings: readonly Recording[] };
  return recordings
    .filter(({ node }) => nodes.includes(node))
    .map((recording, index) => [`${index + 1} ${recording.node.split('/').at(-1)}: ${recording.title}`, recording] as const);
}

/** What stands for the recorded ids and keys here: of two that fit the first counts. */
export type Replacements = readonly (readonly [recorded: string, ours: string])[];

const replaced = (text: string, replacements: Replacements): string =>
  replacements.reduce((sofar, [recorded, ours]) => sofar.replaceAll(recorded, ours), text);

export interface Stage {
  readonly fetch: (url: string, init: RequestInit) => Promise<Answered>;
  /** Keys, and ids of what was put there before. */
  readonly known: Replacements;
  /** Ids that an answer gives and the next request names. */
  readonly learn?: (answer: Answered) => Replacements;
}

/** The answers, in order. */
export async function replay({ requests }: Recording, { fetch, known, learn }: Stage): Promise<Answered[]> {
  const answers: Answered[] = [];
  let replacements = known;
  for (const { method, url, headers, body } of requests) {
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, replaced(value, replacements)]));
    const hasBody = body !== undefined && method !== 'GET';
    const answer = await fetch(replaced(url, replacements), {
      method,
      headers: sent,
      ...(hasBody ? { body: replaced(body, replacements) } : {}),
    });
    answers.push(answer);
    replacements = [...(learn?.(answer) ?? []), ...replacements];
  }
  return answers;
}
