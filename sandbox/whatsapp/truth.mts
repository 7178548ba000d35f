/** What was truly said, by whom and about what: the measure for whatever reads the gateways' payloads. */
import { createHash } from 'node:crypto';
import { isMedia } from './speech.mts';
import type { Card, Heard, Names, OrderLine, Person, Place, Shown, Speech, Utterance, UtteranceKind, Withheld } from './speech.mts';

export type SaidKind =
  | 'text'
  | 'button'
  | 'list'
  | 'form'
  | 'media'
  | 'location'
  | 'contact'
  | 'order'
  | 'reaction'
  | 'edit'
  | 'deletion'
  | 'call'
  | 'receipt'
  | 'other';

export interface Said {
  readonly gateway: string;
  /** Under which the gateway tells of it. */
  readonly id: string;
  /** False where this gateway never tells of such a thing: then nothing was posted. */
  readonly isTold: boolean;
  readonly kind: SaidKind;
  /** A person says it to the shop in their chat. Only that may start an answer. */
  readonly isReply: boolean;
  readonly utterance: Utterance;
  readonly person: Person;
  /** The names of the person that the delivery holds. */
  readonly names: Names;
  readonly shown: Shown;
  readonly place: Place;
  /** World milliseconds. */
  readonly at: number;
  readonly text: string | undefined;
  readonly choice: { readonly id: string; readonly title: string } | undefined;
  readonly media:
    | {
        readonly mimeType: string;
        readonly size: number;
        readonly sha256: string;
        readonly fileName: string;
        readonly caption: string | undefined;
      }
    | undefined;
  readonly location: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly cards: readonly Card[] | undefined;
  readonly lines: readonly OrderLine[] | undefined;
  readonly answers: Readonly<Record<string, string>> | undefined;
  /** '' where the reaction was taken back. */
  readonly emoji: string | undefined;
  /** The message that is reacted to, edited or deleted. */
  readonly targetId: string | undefined;
  readonly quotedId: string | undefined;
  /** What is true and does not stand in this gateway's payload. */
  readonly withheld: readonly Withheld[];
}

const kinds: Readonly<Record<UtteranceKind, SaidKind>> = {
  text: 'text',
  image: 'media',
  video: 'media',
  voice: 'media',
  document: 'media',
  sticker: 'media',
  location: 'location',
  contacts: 'contact',
  order: 'order',
  form: 'form',
  list: 'list',
  button: 'button',
  quickReply: 'button',
  nativeFlow: 'button',
  reaction: 'reaction',
  edit: 'edit',
  deletion: 'deletion',
  call: 'call',
  receipt: 'receipt',
  notice: 'other',
  numberChange: 'other',
  userIdChange: 'other',
  unknown: 'other',
};

const eventsOfTheirOwn: readonly UtteranceKind[] = [
  'reaction',
  'edit',
  'deletion',
  'call',
  'receipt',
  'notice',
  'numberChange',
  'userIdChange',
];

export function truthOf(gateway: string, speech: Speech, heard: Heard): Said {
  const { utterance, person, shown, place, quotes } = speech;
  const { id, isTold, at, names, withheld } = heard;
  return {
    gateway,
    id,
    isTold,
    kind: kinds[utterance.kind],
    isReply: isTold && place === 'chat' && !eventsOfTheirOwn.includes(utterance.kind),
    utterance,
    person,
    names,
    shown,
    place,
    at,
    quotedId: quotes,
    withheld,
    ...contentOf(utterance),
  };
}

type Content = Pick<Said, 'text' | 'choice' | 'media' | 'location' | 'cards' | 'lines' | 'answers' | 'emoji' | 'targetId'>;

function contentOf(utterance: Utterance): Content {
  return {
    text: textOf(utterance),
    choice: 'title' in utterance ? { id: utterance.id, title: utterance.title } : undefined,
    media: mediaOf(utterance),
    location: utterance.kind === 'location' ? { latitude: utterance.latitude, longitude: utterance.longitude } : undefined,
    cards: utterance.kind === 'contacts' ? utterance.cards : undefined,
    lines: utterance.kind === 'order' ? utterance.lines : undefined,
    answers: utterance.kind === 'form' ? utterance.answers : undefined,
    emoji: utterance.kind === 'reaction' ? utterance.emoji : undefined,
    targetId: utterance.kind === 'reaction' ? utterance.to : 'of' in utterance ? utterance.of : undefined,
  };
}

function textOf(utterance: Utterance): string | undefined {
  if (isMedia(utterance)) return utterance.caption;
  if ('text' in utterance) return utterance.text;
  if ('title' in utterance) return utterance.title;
  return utterance.kind === 'order' ? utterance.note : undefined;
}

function mediaOf(utterance: Utterance): Said['media'] {
  if (!isMedia(utterance)) return undefined;
  const { bytes, mimeType, fileName } = utterance.file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { mimeType, size: bytes.length, sha256, fileName, caption: utterance.caption };
}
