import { describe, expect, test } from 'vitest';
import { ana, customerAt } from '../../../sandbox/whatsapp/customer.mts';
import { evolutionMessages, url } from '../../contracts/support/messageWorlds.mts';

function listening() {
  const gateway = evolutionMessages();
  gateway.simulator.subscribe(url);
  const source = gateway.open();
  return {
    ...gateway,
    customer: customerAt(gateway.simulator),
    async told() {
      const events = [];
      for (const delivery of gateway.deliveries())
        events.push(...(await source.read(delivery, { url, topics: ['reply.edited', 'customer.optedOut'] })));
      return events.map(({ event, document }) => [event.type, (document.reply ?? document.optOut)?.contact]);
    },
  };
}

describe('a message that its writer changes', () => {
  test('into the wish for silence is the opt-out of that person: the server is asked whose it was', async () => {
    const gateway = listening();
    const { id } = gateway.customer.says({ kind: 'text', text: 'Quero trocar' }, { shown: 'both' });
    gateway.customer.says({ kind: 'edit', of: id, text: 'SAIR' });
    const contact = { phone: ana.phone, userId: null, lid: `${ana.lid}@lid`, profileName: ana.name };
    expect(await gateway.told()).toEqual([['customer.optedOut', contact]]);
    expect(gateway.world.calls).toMatchObject([{ operation: 'message.find', body: { where: { key: { id } } } }]);
    expect(gateway.violations()).toEqual([]);
  });

  test('is told without the person within seconds where the server does not answer', async () => {
    const gateway = listening();
    const { id } = gateway.customer.says({ kind: 'text', text: 'Quero trocar' });
    gateway.customer.says({ kind: 'edit', of: id, text: 'Quero trocar a cor' });
    const before = gateway.world.clock.now();
    gateway.world.inject(({ operation }) => (operation === 'message.find' ? 'serverError' : undefined));
    expect(await gateway.told()).toEqual([['reply.edited', { phone: null, userId: null, lid: null, profileName: null }]]);
    expect(gateway.world.clock.now() - before).toBeLessThanOrEqual(5_000);
  });
});
