/**
 * A customer who writes to the shop through any gateway:
 *
 *     const said = customer(world, 'evolution').says({ kind: 'text', text: 'Já saiu?' }, { shown: 'hidden', times: 2 });
 *
 * The gateway posts its own form of it to the shop's webhook. What comes back is the truth, the same for every gateway.
 */
import { sampleOf } from './samples.mts';
import { mediaKinds } from './speech.mts';
import type { Attachment, Listener, MediaKind, MediaUtterance, Person, Place, Shown, Speech, Utterance, Wrapper } from './speech.mts';
import { truthOf } from './truth.mts';
import type { Said } from './truth.mts';

export const gateways = ['whatsappCloud', 'evolution', 'zApi', 'waha', 'twilio'] as const;

export type Gateway = (typeof gateways)[number];

/** As an utterance; the file of a medium may be left out. */
export type Saying = Exclude<Utterance, MediaUtterance> | MediaSaying;

interface MediaSaying {
  readonly kind: MediaKind;
  readonly file?: Attachment;
  readonly caption?: string;
}

export interface Manner {
  /** What the delivery tells of who it is; the phone where absent. */
  readonly shown?: Shown;
  readonly place?: Place;
  /** The id of the message that is answered, as the gateway or the node named it. */
  readonly quotes?: string;
  readonly wrapper?: Wrapper;
  /** World milliseconds at which it was said: the past for what a reconnect brings. */
  readonly at?: number;
  /** World milliseconds until it is delivered; it keeps the time at which it was said. */
  readonly lateMs?: number;
  /** How often the same is delivered. */
  readonly times?: number;
  /** A placeholder first, the content a few seconds later under the same id. */
  readonly waitingFirst?: boolean;
  /** The picture or video comes once more in its full size. */
  readonly alsoInHd?: boolean;
}

export interface Customer {
  readonly person: Person;
  says(saying: Saying, manner?: Manner): Said;
}

export const ana: Person = { phone: '+5531988887777', lid: '103899771998284', name: 'Ana Souza', username: 'ana.souza' };

/** Through a gateway of a whole world. */
export const customer = (
  { vendors }: { readonly vendors: Readonly<Record<Gateway, Listener>> },
  gateway: Gateway,
  person: Person = ana,
): Customer => customerAt(vendors[gateway], person);

/** Through one simulated gateway. */
export const customerAt = (listener: Listener, person: Person = ana): Customer => ({
  person,
  says(saying, manner = {}) {
    const speech = speechOf(person, saying, manner);
    return truthOf(listener.vendor, speech, listener.hear(speech));
  },
});

function speechOf(person: Person, saying: Saying, manner: Manner): Speech {
  const { shown = 'phone', place = 'chat', quotes, wrapper, at, lateMs = 0, times = 1, waitingFirst = false, alsoInHd = false } = manner;
  return { person, utterance: completed(saying), shown, place, quotes, wrapper, at, lateMs, times, waitingFirst, alsoInHd };
}

function completed(saying: Saying): Utterance {
  if (!isMediaSaying(saying)) return saying;
  return { ...saying, file: saying.file ?? sampleOf(saying.kind) };
}

const isMediaSaying = (saying: Saying): saying is MediaSaying => mediaKinds.some((kind) => kind === saying.kind);
