import { describe, expect, test } from 'vitest';
import { ana, customerAt } from '../../../sandbox/whatsapp/customer.mts';
import { url, wahaMessages } from '../../contracts/support/messageWorlds.mts';

const topics = ['reply.received'];

function listening() {
  const gateway = wahaMessages();
  gateway.simulator.subscribe(url);
  const source = gateway.open();
  return {
    ...gateway,
    says: (text: string, person = ana) => customerAt(gateway.simulator, person).says({ kind: 'text', text }, { shown: 'hidden' }),
    /** What the trigger tells of all that was said so far. */
    async told() {
      const events = [];
      for (const delivery of gateway.deliveries()) events.push(...(await source.read(delivery, { url, topics })));
      return events.flatMap(({ document }) => document.reply?.contact ?? []);
    },
  };
}

describe('who writes from a linked id', () => {
  test('is asked for once, and known by the phone', async () => {
    const gateway = listening();
    gateway.says('Oi');
    gateway.says('Cadê meu pedido?');
    const contact = { phone: ana.phone, userId: null, lid: `${ana.lid}@lid`, profileName: ana.name };
    expect(await gateway.told()).toEqual([contact, contact]);
    expect(gateway.world.operations()).toEqual(['lid.get']);
  });

  test('is asked for again after ten minutes', async () => {
    const gateway = listening();
    gateway.says('Oi');
    await gateway.told();
    await gateway.world.clock.sleep(600_001);
    await gateway.told();
    expect(gateway.world.operations()).toEqual(['lid.get', 'lid.get']);
  });

  test('stays the linked id where WhatsApp hides the phone', async () => {
    const gateway = listening();
    gateway.says('Oi', { ...ana, isSecret: true });
    expect(await gateway.told()).toEqual([{ phone: null, userId: null, lid: `${ana.lid}@lid`, profileName: ana.name }]);
  });

  test('is told without the phone within seconds where the server does not answer, and is asked for the next time', async () => {
    const gateway = listening();
    gateway.says('Oi');
    const before = gateway.world.clock.now();
    gateway.world.inject(({ operation }) => (operation === 'lid.get' ? 'serverError' : undefined));
    expect(await gateway.told()).toMatchObject([{ phone: null, lid: `${ana.lid}@lid` }]);
    expect(gateway.world.clock.now() - before).toBeLessThanOrEqual(5_000);
    gateway.world.inject(() => undefined);
    expect(await gateway.told()).toMatchObject([{ phone: ana.phone }]);
  });

  test('is not asked for where the phone stands in the payload', async () => {
    const gateway = listening();
    customerAt(gateway.simulator).says({ kind: 'text', text: 'Oi' }, { shown: 'both' });
    expect(await gateway.told()).toMatchObject([{ phone: ana.phone, lid: `${ana.lid}@lid` }]);
    expect(gateway.world.calls).toEqual([]);
  });
});
