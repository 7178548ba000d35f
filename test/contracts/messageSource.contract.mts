/** What WhatsApp Event Trigger may expect of every gateway: each kind of thing that customers say, measured by what was truly said. */
import { describe, expect, test } from 'vitest';
import type { MessageDocuments } from '../../domain/documents/messageDocuments.ts';
import type { Delivery, SourceEvent } from '../../domain/ports/eventSource.ts';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import type { Messenger } from '../../domain/ports/messenger.ts';
import type { Customer, Manner, Saying } from '../../sandbox/whatsapp/customer.mts';
import type { Person } from '../../sandbox/whatsapp/speech.mts';
import { contactOf, eventOf, replyOf } from '../support/heard.mts';

export interface MessageSourceHarness {
  open(ownOptOutWords?: readonly string[]): MessageSource;
  messenger(): Messenger;
  customer(person?: Person): Customer;
  /** Lets the gateway deliver what it has. */
  settle(): Promise<void>;
  /** Lets this much world time pass. */
  wait(ms: number): Promise<void>;
  deliveries(): Delivery[];
  /** The address that the gateway delivers to. */
  readonly url: string;
  /** Whom the gateway names by an id when the number is hidden; undefined where it cannot be answered then. */
  readonly answersBy: 'userId' | 'lid' | undefined;
  violations(): readonly unknown[];
}

export const everyEvent = [
  'message.sent',
  'message.delivered',
  'message.read',
  'message.failed',
  'reply.received',
  'button.pressed',
  'customer.optedOut',
  'customer.optedIn',
  'customer.changedNumber',
  'reaction.received',
  'reply.edited',
  'reply.deleted',
  'call.received',
  'group.message',
  'group.receipt',
  'notice.received',
];

type Heard = SourceEvent<MessageDocuments>;

/** The kinds of the issue, each with the names that it may come under. */
export const sayings: readonly (readonly [Saying, Manner?])[] = [
  [{ kind: 'text', text: 'Já saiu?' }],
  [{ kind: 'text', text: 'Não chegou' }, { quotes: 'OUR-1' }],
  [{ kind: 'text', text: 'Cadê?' }, { wrapper: 'ephemeral' }],
  [{ kind: 'text', text: 'Só para você' }, { wrapper: 'viewOnce' }],
  [{ kind: 'text', text: 'Do outro aparelho' }, { wrapper: 'deviceSent' }],
  [{ kind: 'text', text: 'Olá' }, { shown: 'both' }],
  [{ kind: 'text', text: 'Olá' }, { shown: 'hidden' }],
  [{ kind: 'image', caption: 'Segue o comprovante' }],
  [{ kind: 'image' }, { shown: 'hidden', wrapper: 'viewOnceV2' }],
  [{ kind: 'image', caption: 'Veio quebrado' }, { alsoInHd: true }],
  [{ kind: 'video' }],
  [{ kind: 'video' }, { alsoInHd: true }],
  [{ kind: 'voice' }],
  [{ kind: 'document', caption: 'nota' }],
  [{ kind: 'sticker' }],
  [{ kind: 'location', latitude: -19.92, longitude: -43.94, name: 'Casa', address: 'Rua das Flores, 10' }],
  [{ kind: 'contacts', cards: [{ name: 'José Lima', phone: '+5531987651234' }] }],
  [{ kind: 'order', lines: [{ sku: 'CAM-P', name: 'Camiseta', quantity: 2, price: 79.9 }] }],
  [{ kind: 'form', answers: { tamanho: 'M', motivo: 'Não serviu' } }],
  [{ kind: 'list', id: 'trocar', title: 'Trocar' }],
  [{ kind: 'button', id: 'sim', title: 'Sim' }],
  [{ kind: 'quickReply', id: 'rastrear', title: 'Rastrear' }],
  [{ kind: 'nativeFlow', id: 'sim', title: 'Sim' }],
  [{ kind: 'reaction', to: 'OUR-1', emoji: '👍' }],
  [{ kind: 'reaction', to: 'OUR-1', emoji: '' }],
  [{ kind: 'edit', of: 'HERS-1', text: 'Tamanho M' }],
  [{ kind: 'deletion', of: 'HERS-1' }],
  [{ kind: 'call' }],
  [{ kind: 'unknown', name: 'poll' }],
  [{ kind: 'unknown', name: 'telepathy' }],
  [{ kind: 'text', text: 'SAIR' }, { place: 'group' }],
  [{ kind: 'text', text: 'SAIR' }, { place: 'status' }],
  [{ kind: 'receipt' }, { place: 'group' }],
  [{ kind: 'receipt' }, { place: 'status' }],
  [{ kind: 'notice' }, { place: 'newsletter' }],
  [{ kind: 'text', text: 'Quero trocar' }, { waitingFirst: true }],
];

const nameOf = ([saying, manner = {}]: readonly [Saying, Manner?]): string =>
  [saying.kind, 'name' in saying && saying.kind === 'unknown' ? saying.name : '', JSON.stringify(manner)].filter(Boolean).join(' ');

export function messageSourceContract(name: string, make: () => Promise<MessageSourceHarness>): void {
  /** What the trigger starts flows with: every delivery read, each news once. */
  const heardBy = async (harness: MessageSourceHarness, deliveries = harness.deliveries(), source = harness.open()): Promise<Heard[]> => {
    const events: Heard[] = [];
    for (const delivery of deliveries) events.push(...(await source.read(delivery, { url: harness.url, topics: everyEvent })));
    return events.filter(({ news }, index) => events.findIndex((other) => other.news === news) === index);
  };

  describe(`${name} as a source of messages`, () => {
    test.each(sayings.map((one) => [nameOf(one), one] as const))('tells %s as it was said, once, and under its kind', async (_, one) => {
      const harness = await make();
      const said = harness.customer().says(...one);
      await harness.settle();
      await harness.wait(10_000);
      const heard = await heardBy(harness);
      const type = eventOf(said);
      if (type === undefined) return expect(heard).toEqual([]);
      expect(heard.map(({ event }) => event.type)).toEqual([type]);
      const [{ document, raw }] = heard as [Heard];
      expect(raw).not.toBeNull();
      if (document.reply && said.place === 'chat') {
        expect(document.reply).toMatchObject({ ...replyOf(said), contact: contactOf(said) });
        expect(document.reply.contact.profileName).toBeOneOf([null, said.person.name]);
      }
      expect(harness.violations()).toEqual([]);
    });

    test.each<[string, Saying, Manner?]>([
      ['a word', { kind: 'text', text: 'SAIR' }],
      ['a word in a disappearing chat', { kind: 'text', text: 'PARAR' }, { wrapper: 'ephemeral' }],
      ['a sentence', { kind: 'text', text: 'Não quero mais receber mensagens' }],
      ['a row of a list', { kind: 'list', id: 'parar', title: 'Parar' }],
      ['a button', { kind: 'button', id: 'parar', title: 'Parar' }],
      ['the button of a template', { kind: 'quickReply', id: 'x', title: 'Parar promoções' }],
      ['a word behind a placeholder', { kind: 'text', text: 'PARAR' }, { waitingFirst: true }],
      ['a word of somebody who hides the number', { kind: 'text', text: 'SAIR' }, { shown: 'hidden' }],
    ])('knows an opt-out by %s, and whose it is under all names', async (_, saying, manner) => {
      const harness = await make();
      const said = harness.customer().says(saying, manner);
      await harness.settle();
      await harness.wait(10_000);
      const heard = await heardBy(harness);
      expect(heard.map(({ event }) => event.type)).toEqual(['customer.optedOut']);
      expect(heard[0]!.document.optOut).toMatchObject({ optedOut: true, contact: contactOf(said) });
    });

    test('takes the shop’s own opt-out words', async () => {
      const harness = await make();
      harness.customer().says({ kind: 'text', text: 'Chega!' });
      await harness.settle();
      const types = async (source: MessageSource) => (await heardBy(harness, harness.deliveries(), source)).map(({ event }) => event.type);
      expect(await types(harness.open())).toEqual(['reply.received']);
      expect(await types(harness.open(['não perturbe', 'chega']))).toEqual(['customer.optedOut']);
    });

    test('tells the same happening once, however often it is delivered, with the time at which it was said', async () => {
      const harness = await make();
      const said = harness.customer().says({ kind: 'text', text: 'Oi' }, { times: 3, lateMs: 3_600_000 });
      await harness.wait(4_000_000);
      const heard = await heardBy(harness);
      expect(heard).toHaveLength(1);
      const isTimed = heard[0]!.event.occurredAt !== heard[0]!.event.receivedAt;
      if (isTimed) expect(Math.abs(Date.parse(heard[0]!.event.occurredAt) - said.at)).toBeLessThan(1_000);
    });

    test('names the message that is answered as the node named it when it sent it', async () => {
      const harness = await make();
      harness.customer().says({ kind: 'text', text: 'Oi' });
      await harness.settle();
      const { id } = await harness
        .messenger()
        .sendText({ to: harness.customer().person.phone, correlationId: 'shopify:1001', text: 'Saiu!' });
      const before = harness.deliveries().length;
      harness.customer().says({ kind: 'text', text: 'Não chegou' }, { quotes: id! });
      await harness.settle();
      const replies = (await heardBy(harness, harness.deliveries().slice(before))).flatMap(({ document }) => document.reply ?? []);
      expect(replies.map(({ messageId, quoted }) => [messageId, quoted])).toEqual([[id, { id }]]);
    });

    test.each(['image', 'voice', 'document'] as const)('hands out the bytes of a customer’s %s', async (kind) => {
      const harness = await make();
      const said = harness.customer().says({ kind });
      await harness.settle();
      const [heard] = await heardBy(harness);
      const { id: messageId, media } = heard!.document.reply!;
      const file = await harness.messenger().downloadMedia!({ messageId, ...media! });
      expect(file.bytes.length).toBe(said.media!.size);
      const { createHash } = await import('node:crypto');
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(said.media!.sha256);
      expect((file.mimeType ?? media!.type)?.split(';')[0]).toBe(said.media!.mimeType.split(';')[0]);
      expect(harness.violations()).toEqual([]);
    });

    test('answers who hides the number, where the gateway can', async () => {
      const harness = await make();
      const { answersBy } = harness;
      harness.customer().says({ kind: 'text', text: 'Oi' }, { shown: 'hidden' });
      await harness.settle();
      const [heard] = await heardBy(harness);
      if (answersBy === undefined) return;
      const to = heard!.document.reply!.contact[answersBy];
      const message = await harness.messenger().sendText({ to: to!, correlationId: 'shopify:1001', text: 'Olá!' });
      expect(message.to).toBe(`***${to!.replace(/@.*/, '').slice(-4)}`);
      expect(message.id).not.toBeNull();
      expect(harness.violations()).toEqual([]);
    });

    test('tells another number of the same person with the names before and after', async () => {
      const harness = await make();
      const said = harness.customer().says({ kind: 'numberChange', newPhone: '+5567991234567' });
      await harness.settle();
      const heard = await heardBy(harness);
      if (!said.isTold) return expect(heard).toEqual([]);
      expect(heard.map(({ event }) => event.type)).toEqual(['customer.changedNumber']);
      expect(heard[0]!.document.numberChange).toMatchObject({
        contact: { phone: '+5567991234567' },
        previous: { phone: said.person.phone },
      });
    });
  });
}
