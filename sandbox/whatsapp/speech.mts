/** What a customer does in WhatsApp, whatever gateway shows it to the shop. */

/** One human being under all the names that WhatsApp has for them. */
export interface Person {
  /** E.164, with the ninth digit of a Brazilian mobile. */
  readonly phone: string;
  /** Digits of the linked id, without `@lid`. */
  readonly lid: string;
  readonly name: string;
  readonly username: string;
  /** WhatsApp tells nobody which phone is behind the linked id. */
  readonly isSecret?: boolean;
}

export interface Attachment {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly fileName: string;
}

export type MediaKind = 'image' | 'video' | 'voice' | 'document' | 'sticker';

export interface MediaUtterance {
  readonly kind: MediaKind;
  readonly file: Attachment;
  readonly caption?: string | undefined;
}

export interface OrderLine {
  /** The shop's own code of the goods. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Reais of one piece. */
  readonly price: number;
}

export interface Card {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
}

interface Choice {
  readonly id: string;
  readonly title: string;
}

/** The ids in `to` and `of` are those of messages, in any spelling that the gateway has for them. */
export type Utterance =
  | MediaUtterance
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string | undefined;
      readonly address?: string | undefined;
    }
  | { readonly kind: 'contacts'; readonly cards: readonly Card[] }
  | { readonly kind: 'order'; readonly lines: readonly OrderLine[]; readonly note?: string | undefined }
  | { readonly kind: 'form'; readonly answers: Readonly<Record<string, string>> }
  | ({ readonly kind: 'list' } & Choice)
  | ({ readonly kind: 'button' } & Choice)
  /** The quick reply under a template: its id is the payload that the template was sent with. */
  | ({ readonly kind: 'quickReply' } & Choice)
  /** An answer of the native flow kind, as newer buttons give it. */
  | ({ readonly kind: 'nativeFlow' } & Choice)
  /** No emoji takes the reaction back. */
  | { readonly kind: 'reaction'; readonly to: string; readonly emoji: string }
  | { readonly kind: 'edit'; readonly of: string; readonly text: string }
  | { readonly kind: 'deletion'; readonly of: string }
  | { readonly kind: 'call'; readonly isVideo?: boolean; readonly isMissed?: boolean }
  /** Somebody of a group, or who saw a status post, has read it. */
  | { readonly kind: 'receipt' }
  /** News of a channel or of a group that no person wrote. */
  | { readonly kind: 'notice' }
  | { readonly kind: 'numberChange'; readonly newPhone: string }
  /** A new business-scoped id for the same person. */
  | { readonly kind: 'userIdChange' }
  /** A kind that a reader has never heard of, or that the gateway does not support. */
  | { readonly kind: 'unknown'; readonly name: string };

export type UtteranceKind = Utterance['kind'];

export const mediaKinds: readonly MediaKind[] = ['image', 'video', 'voice', 'document', 'sticker'];

export const isMedia = (utterance: Utterance): utterance is MediaUtterance => mediaKinds.some((kind) => kind === utterance.kind);

/**
 * What a delivery says about who it is: the phone, an opaque id (linked or business-scoped) beside the phone, or the opaque id
 * alone. Which opaque id it is depends on the gateway.
 */
export type Shown = 'phone' | 'both' | 'hidden';

export type Place = 'chat' | 'group' | 'status' | 'newsletter';

/** What a linked device finds around the content. The official channels open it for the shop. */
export type Wrapper = 'ephemeral' | 'viewOnce' | 'viewOnceV2' | 'edited' | 'deviceSent';

export interface Speech {
  readonly person: Person;
  readonly utterance: Utterance;
  readonly shown: Shown;
  readonly place: Place;
  /** The id of the message that is answered. */
  readonly quotes: string | undefined;
  readonly wrapper: Wrapper | undefined;
  /** World milliseconds at which it was said; now where absent. */
  readonly at: number | undefined;
  readonly lateMs: number;
  readonly times: number;
  /** A placeholder is told at once, the content follows under the same id. */
  readonly waitingFirst: boolean;
  /** A linked device gets a picture or a video once more, as the app made it first: a message of its own about the same. */
  readonly alsoInHd: boolean;
}

/** The names of the person that stand in the delivery. */
export interface Names {
  /** E.164. */
  readonly phone: string | undefined;
  readonly userId: string | undefined;
  /** With `@lid`. */
  readonly lid: string | undefined;
}

/** Something true that this gateway's payload has no place for; `kind`: it looks like a text, or a choice like a button. */
export type Withheld = 'kind' | 'lines' | 'choiceId' | 'answers' | 'caption' | 'fileName' | 'name' | 'emoji' | 'cards' | 'target';

export interface Heard {
  /** The id under which the gateway tells of it. */
  readonly id: string;
  /** False where the gateway never tells of such a thing. */
  readonly isTold: boolean;
  readonly at: number;
  readonly names: Names;
  readonly withheld: readonly Withheld[];
}

/** A gateway that a customer can be heard through. */
export interface Listener {
  readonly vendor: string;
  hear(speech: Speech): Heard;
}
