import { describe, expect, test } from 'vitest';
import type { MessageTemplate } from '../../domain/documents/message.ts';
import type { Messenger } from '../../domain/ports/messenger.ts';
import { hasClass, type IntegrationError } from '../../runtime/errors/integrationError.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { withUnknownFields, type SimulatedVendor } from './support/simulatedVendor.mts';

/** A gateway's account whose customer may be written to freely. */
export interface MessengerWorld extends Pick<SimulatedVendor<Simulator>, 'calls' | 'violations' | 'inject' | 'alterAnswers'> {
  open(): Messenger;
  /** What reached the customer's phone, and what the shop will be told about it. */
  received(): { to: string; text: string; correlationId: string | undefined; media?: string }[];
  /** The gateway has no field that carries the correlation id. */
  losesCorrelation?: true;
  /** E.164. */
  customer: string;
  /** A recipient that the vendor refuses. */
  nobody: string;
  /** A template with named parameters, values for them, and the text that comes of it. */
  named?: { template: string; values: Record<string, string>; text: string };
  /** Where a file may come from; the others are refused before a call. */
  takesMediaFrom: readonly (keyof typeof mediaSources)[];
  /** The id of a file that lies at the gateway. */
  uploaded?(): Promise<string>;
  /** A number (E.164) that is not on WhatsApp. */
  stranger?: string;
  /** Lets the next message reach the customer, who reads it. */
  pass?(): Promise<void>;
}

const mediaSources = {
  link: { link: 'https://loja.example/danfe-1001.pdf' },
  bytes: { bytes: Buffer.from('%PDF-1.7') },
  id: { id: '1166846181421424' },
} as const;

const correlationId = 'shopify:1001';

export function messengerContract(name: string, openWorld: () => MessengerWorld): void {
  const send = async (world: MessengerWorld, messenger = world.open()) =>
    await messenger.sendText({ to: world.customer, correlationId, text: 'Seu pedido saiu.' });

  /** What comes back with the statuses. */
  const carried = ({ losesCorrelation }: MessengerWorld) => (losesCorrelation ? undefined : correlationId);

  const failureOf = async (work: Promise<unknown>): Promise<unknown> => await work.catch((thrown: unknown) => thrown);

  describe(`${name} as a messenger`, () => {
    test('sends a text, and shows the number masked', async () => {
      const world = openWorld();
      const message = await send(world);
      expect(message).toMatchObject({ status: expect.stringMatching(/^(queued|sent)$/), template: null, reason: null });
      expect(message.id).toBeTruthy();
      expect(message.to).not.toContain(world.customer.slice(-9));
      expect(message.to).toContain(world.customer.slice(-4));
      expect(world.received()).toEqual([{ to: world.customer, text: 'Seu pedido saiu.', correlationId: carried(world) }]);
      expect(world.violations).toEqual([]);
    });

    test('fills a template by the names of its parameters', async () => {
      const world = openWorld();
      const { named } = world;
      if (!named) return;
      const messenger = world.open();
      const message = await messenger.sendTemplate!({
        to: world.customer,
        correlationId,
        template: await templateOf(messenger, named.template),
        values: named.values,
      });
      expect(message).toMatchObject({ template: named.template, status: expect.stringMatching(/^(queued|sent)$/) });
      expect(world.received()).toEqual([{ to: world.customer, text: named.text, correlationId: carried(world) }]);
      expect(world.violations).toEqual([]);
    });

    test.each(Object.entries(mediaSources))('sends a file by its %s, or refuses that before a call', async (from, source) => {
      const world = openWorld();
      const { sendMedia } = world.open();
      if (!sendMedia) return;
      const named = from === 'id' && world.uploaded ? { id: await world.uploaded() } : source;
      const media = { kind: 'document' as const, source: named, mimeType: 'application/pdf', fileName: 'danfe-1001.pdf' };
      const outcome = await sendMedia({ to: world.customer, correlationId, media, caption: 'Sua nota fiscal' }).catch(
        (thrown: unknown) => thrown,
      );
      if (world.takesMediaFrom.some((each) => each === from)) {
        expect(outcome).toMatchObject({ id: expect.stringMatching(/./), status: expect.stringMatching(/^(queued|sent)$/) });
        expect(world.received()).toMatchObject([{ to: world.customer, text: 'Sua nota fiscal', media: expect.stringMatching(/./) }]);
      } else {
        expect(hasClass(outcome, 'validation')).toBe(true);
        expect(world.calls).toEqual([]);
      }
      expect(world.violations).toEqual([]);
    });

    test('sends a text with buttons', async () => {
      const world = openWorld();
      const { sendButtons } = world.open();
      if (!sendButtons) return;
      const buttons = [
        { id: 'yes', title: 'Sim' },
        { id: 'no', title: 'Não' },
      ];
      const message = await sendButtons({ to: world.customer, correlationId, text: 'Recebeu?', buttons });
      expect(message.id).toBeTruthy();
      expect(world.received()).toMatchObject([{ to: world.customer, text: 'Recebeu?' }]);
      expect(world.violations).toEqual([]);
    });

    test('tells who is on WhatsApp and who is not, with the number masked', async () => {
      const world = openWorld();
      const { checkNumber } = world.open();
      if (!checkNumber || world.stranger === undefined) return;
      const known = await checkNumber(world.customer);
      expect(known).toMatchObject({ onWhatsApp: true, whatsAppId: expect.stringMatching(/^\d+$/) });
      expect(known.phone).not.toContain(world.customer.slice(-9));
      expect(await checkNumber(world.stranger)).toMatchObject({ onWhatsApp: false, whatsAppId: null });
      expect(world.violations).toEqual([]);
    });

    test('says what has become of a message', async () => {
      const world = openWorld();
      const messenger = world.open();
      if (!messenger.status || !world.pass) return;
      const { id } = await send(world, messenger);
      await world.pass();
      const message = await messenger.status(id!);
      expect(message).toMatchObject({ id, status: 'read', reason: null });
      expect(message.to).not.toContain(world.customer.slice(-9));
      expect(world.violations).toEqual([]);
    });

    test('says that the outcome is unknown when the answer is lost, and does not send again', async () => {
      const world = openWorld();
      world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));
      expect(hasClass(await failureOf(send(world)), 'unknownOutcome')).toBe(true);
      expect(world.received()).toHaveLength(1);
    });

    test('does not send again after a fault that may have come behind the sending', async () => {
      const world = openWorld();
      world.inject(({ writeNumber }) => (writeNumber === 1 ? 'serverError' : undefined));
      expect(hasClass(await failureOf(send(world)), 'unknownOutcome')).toBe(true);
      expect(world.calls.filter(({ writeNumber }) => writeNumber !== undefined)).toHaveLength(1);
    });

    test('waits when it is told that it sends too fast, and sends once', async () => {
      const world = openWorld();
      world.inject((_, before) => (before.length < 2 ? 'rateLimited' : undefined));
      expect(await send(world)).toMatchObject({ status: expect.stringMatching(/^(queued|sent)$/) });
      expect(world.received()).toHaveLength(1);
    });

    test('refuses a recipient that cannot be, without telling the number', async () => {
      const world = openWorld();
      const error = await failureOf(world.open().sendText({ to: world.nobody, correlationId, text: 'Oi' }));
      expect(hasClass(error, 'validation', 'rejected')).toBe(true);
      expect((error as IntegrationError).message).not.toContain(world.nobody.slice(-8));
      expect(world.received()).toEqual([]);
    });

    test('does not mind fields that nobody knows', async () => {
      const world = openWorld();
      world.alterAnswers(withUnknownFields);
      const messenger = world.open();
      expect((await send(world, messenger)).id).toBeTruthy();
      if (world.named) expect(await templateOf(messenger, world.named.template)).toMatchObject({ name: world.named.template });
    });
  });
}

async function templateOf(messenger: Messenger, name: string): Promise<MessageTemplate> {
  const templates = await messenger.templates!();
  const template = templates.find((each) => each.name === name);
  expect(template).toBeDefined();
  return template!;
}
