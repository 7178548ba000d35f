/** What a trigger has to tell of a thing that was said: worked out from the truth, never from a reader. */
import { expect } from 'vitest';
import type { CustomerReply, MessageEventType } from '../../domain/documents/messageDocuments.ts';
import type { Said } from '../../sandbox/whatsapp/truth.mts';

const events: Partial<Record<Said['kind'], MessageEventType>> = {
  button: 'button.pressed',
  list: 'button.pressed',
  reaction: 'reaction.received',
  edit: 'reply.edited',
  deletion: 'reply.deleted',
  call: 'call.received',
};

/** The event of it; undefined where nobody said anything that the gateway tells of. */
export function eventOf(said: Said): MessageEventType | undefined {
  const { place, utterance, isTold } = said;
  if (!isTold) return undefined;
  if (utterance.kind === 'receipt') return 'group.receipt';
  if (utterance.kind === 'notice') return 'notice.received';
  if (place !== 'chat') return 'group.message';
  if (utterance.kind === 'numberChange' || utterance.kind === 'userIdChange') return 'customer.changedNumber';
  return events[seenAs(said)] ?? 'reply.received';
}

/** The part of the reply that the kind has, for a matcher. */
export function replyOf(said: Said): Partial<CustomerReply> {
  return {
    kind: seenAs(said),
    messageId: knows(said, 'target') ? nameOf(said, said.targetId ?? said.quotedId ?? null) : null,
    text: textOf(said),
    ...(said.choice && seenAs(said) !== 'text' ? { choice: { ...said.choice, id: knows(said, 'choiceId') ? said.choice.id : null } } : {}),
    ...(said.media ? { media: mediaOf(said, said.media) } : {}),
    ...(said.location ? { location: expect.objectContaining(said.location) as never } : {}),
    ...(said.cards && said.gateway !== 'twilio' ? { contacts: said.cards.map((card) => ({ ...card })) } : {}),
    ...(said.lines ? { order: cartOf(said, said.lines) } : {}),
    ...(said.answers && knows(said, 'answers') ? { answers: { ...said.answers } } : {}),
  };
}

/** WAHA has a name for the chat around the id of a device. */
function nameOf({ gateway }: Said, id: string | null): string | null {
  const isWhole = id === null || /^(true|false)_/.test(id);
  return gateway === 'waha' && !isWhole ? (expect.stringMatching(new RegExp(`^(true|false)_[^_]+_${id}$`)) as never) : id;
}

/** Under which names: those that stand in the delivery. A gateway may look the phone up where WhatsApp tells it. */
export function contactOf({ names, person }: Said): object {
  const lookedUp = person.isSecret === true ? [null] : [null, person.phone];
  return {
    phone: names.phone ?? expect.toBeOneOf(lookedUp),
    userId: names.userId ?? null,
    lid: names.lid ?? null,
  };
}

const knows = ({ withheld }: Said, what: Said['withheld'][number]) => !withheld.includes(what);

/** Where the gateway does not say what it is, a choice looks like a button at Meta's and everything like a text in a browser. */
function seenAs(said: Said): Exclude<Said['kind'], 'receipt'> {
  if (said.kind === 'receipt') return 'other';
  if (knows(said, 'kind')) return said.kind;
  return said.gateway === 'evolution' ? 'button' : 'text';
}

function textOf(said: Said): string | null {
  if (seenAs(said) === 'text' && said.kind === 'form') return expect.any(String) as never;
  if (said.kind === 'reaction') return knows(said, 'emoji') ? said.emoji || null : null;
  if (said.media && !knows(said, 'caption')) return null;
  return said.text ?? null;
}

function mediaOf(said: Said, { mimeType, size, fileName, caption }: NonNullable<Said['media']>): never {
  const type = mimeType.split(';')[0]!;
  return expect.objectContaining({
    type: expect.stringMatching(new RegExp(`^${type.replace('/', '\\/')}(;|$)`)),
    size: expect.toBeOneOf([null, size]),
    caption: knows(said, 'caption') ? (caption ?? null) : null,
    filename: said.utterance.kind === 'document' && knows(said, 'fileName') ? fileName : expect.toBeOneOf([null, fileName]),
  }) as never;
}

function cartOf(said: Said, lines: NonNullable<Said['lines']>): never {
  if (!knows(said, 'lines')) return expect.objectContaining({ lines: [] }) as never;
  const told = lines.map(({ sku, name, quantity, price }) => ({ sku, name: knows(said, 'name') ? name : null, quantity, price }));
  return expect.objectContaining({ lines: told }) as never;
}
