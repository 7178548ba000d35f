import { describe, expect, it } from 'vitest';
import type { MessageTemplate } from '../../domain/message.ts';
import type { Messenger } from '../../domain/ports/messenger.ts';
import { hasClass, type IntegrationError } from '../../runtime/integrationError.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { withUnknownFields, type SimulatedVendor } from './support/simulatedVendor.mts';

/** A gateway's account whose customer may be written to freely. */
export interface MessengerWorld extends Pick<SimulatedVendor<Simulator>, 'calls' | 'violations' | 'inject' | 'alterAnswers'> {
  open(): Messenger;
  /** What reached the customer's phone, and what the shop will be told about it. */
  received(): { to: string; text: string; correlationId: string | undefined }[];
  /** E.164. */
  customer: string;
  /** A recipient that the vendor refuses. */
  nobody: string;
  /** A template with named parameters, values for them, and the text that comes of it. */
  named?: { template: string; values: Record<string, string>; text: string };
}

const correlationId = 'shopify:1001';

export function messengerContract(name: string, openWorld: () => MessengerWorld): void {
  const send = async (world: MessengerWorld, messenger = world.open()) =>
    await messenger.sendText({ to: world.customer, correlationId, text: 'Seu pedido saiu.' });

  const failureOf = async (work: Promise<unknown>): Promise<unknown> => await work.catch((thrown: unknown) => thrown);

  describe(`${name} as a messenger`, () => {
    it('sends a text, and shows the number masked', async () => {
      const world = openWorld();
      const message = await send(world);
      expect(message).toMatchObject({ status: expect.stringMatching(/^(queued|sent)$/), template: null, reason: null });
      expect(message.id).toBeTruthy();
      expect(message.to).not.toContain(world.customer.slice(-9));
      expect(message.to).toContain(world.customer.slice(-4));
      expect(world.received()).toEqual([{ to: world.customer, text: 'Seu pedido saiu.', correlationId }]);
      expect(world.violations).toEqual([]);
    });

    it('fills a template by the names of its parameters', async () => {
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
      expect(world.received()).toEqual([{ to: world.customer, text: named.text, correlationId }]);
      expect(world.violations).toEqual([]);
    });

    it('says that the outcome is unknown when the answer is lost, and does not send again', async () => {
      const world = openWorld();
      world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));
      expect(hasClass(await failureOf(send(world)), 'unknownOutcome')).toBe(true);
      expect(world.received()).toHaveLength(1);
    });

    it('does not send again after a fault that may have come behind the sending', async () => {
      const world = openWorld();
      world.inject(({ writeNumber }) => (writeNumber === 1 ? 'serverError' : undefined));
      expect(hasClass(await failureOf(send(world)), 'unknownOutcome')).toBe(true);
      expect(world.calls.filter(({ writeNumber }) => writeNumber !== undefined)).toHaveLength(1);
    });

    it('waits when it is told that it sends too fast, and sends once', async () => {
      const world = openWorld();
      world.inject((_, before) => (before.length < 2 ? 'rateLimited' : undefined));
      expect(await send(world)).toMatchObject({ status: expect.stringMatching(/^(queued|sent)$/) });
      expect(world.received()).toHaveLength(1);
    });

    it('refuses a recipient that cannot be, without telling the number', async () => {
      const world = openWorld();
      const error = await failureOf(world.open().sendText({ to: world.nobody, correlationId, text: 'Oi' }));
      expect(hasClass(error, 'validation', 'rejected')).toBe(true);
      expect((error as IntegrationError).message).not.toContain(world.nobody.slice(-8));
      expect(world.received()).toEqual([]);
    });

    it('does not mind fields that nobody knows', async () => {
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
