/** The gateways that drive a linked device under the contract of message sources. */
import { customerAt } from '../../sandbox/whatsapp/customer.mts';
import type { Listener, Person } from '../../sandbox/whatsapp/speech.mts';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import type { Messenger } from '../../domain/ports/messenger.ts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { messageSourceContract, type MessageSourceHarness } from './messageSource.contract.mts';
import { evolutionMessages, url, wahaMessages, zApiMessages } from './support/messageWorlds.mts';

interface Device {
  readonly world: { readonly clock: { sleep(ms: number): Promise<void> }; open(): Messenger };
  readonly simulator: Listener & { subscribe(url: string): void };
  open(ownOptOutWords?: readonly string[]): MessageSource;
  deliveries(): Delivery[];
  violations(): readonly unknown[];
}

const listening = (make: () => Device, answersBy?: 'lid') => async (): Promise<MessageSourceHarness> => {
  const { world, simulator, open, deliveries, violations } = make();
  simulator.subscribe(url);
  return {
    open,
    messenger: () => world.open(),
    customer: (person?: Person) => customerAt(simulator, person),
    settle: async () => undefined,
    wait: async (ms) => await world.clock.sleep(ms),
    deliveries,
    url,
    answersBy,
    violations,
  };
};

messageSourceContract('Evolution API', listening(evolutionMessages, 'lid'));

/** The number is at Meta: contents and status words of another dialect. */
messageSourceContract(
  'Evolution API at Meta',
  listening(() => {
    const gateway = evolutionMessages();
    gateway.simulator.setIntegration('WHATSAPP-BUSINESS');
    return gateway;
  }),
);

messageSourceContract('Z-API', listening(zApiMessages, 'lid'));

for (const engine of ['GOWS', 'NOWEB', 'WEBJS'] as const)
  messageSourceContract(
    `WAHA with ${engine}`,
    listening(() => wahaMessages({ engine }), 'lid'),
  );
