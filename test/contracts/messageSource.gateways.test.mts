/** The five gateways under the contract of message sources. */
import { customerAt } from '../../sandbox/whatsapp/customer.mts';
import type { Listener, Person } from '../../sandbox/whatsapp/speech.mts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import type { Messenger } from '../../domain/ports/messenger.ts';
import { messengers } from '../../vendors/index.ts';
import { messageSourceContract, type MessageSourceHarness } from './messageSource.contract.mts';
import { cloudMessages, evolutionMessages, twilioMessages, url, wahaMessages, zApiMessages } from './support/messageWorlds.mts';

const answersBy = (gateway: string) => messengers.find(({ id }) => id === gateway)?.answersBy;

async function cloud(): Promise<MessageSourceHarness> {
  const world = await cloudMessages();
  return {
    open: world.open,
    messenger: world.messenger,
    customer: (person?: Person) => customerAt(world.simulator, person),
    settle: async () => await world.clock.sleep(1_000),
    wait: async (ms) => await world.clock.sleep(ms),
    deliveries: world.deliveries,
    url,
    answersBy: answersBy('whatsappCloud'),
    violations: world.violations,
  };
}

interface Gateway {
  readonly world: { readonly clock: { sleep(ms: number): Promise<void> }; open(): Messenger };
  readonly simulator: Listener & { subscribe(url: string): void };
  open(ownOptOutWords?: readonly string[]): MessageSource;
  deliveries(): Delivery[];
  violations(): readonly unknown[];
}

/** The others deliver at once. */
const gateway = (make: () => Gateway, answers: MessageSourceHarness['answersBy']) => async (): Promise<MessageSourceHarness> => {
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
    answersBy: answers,
    violations,
  };
};

messageSourceContract('WhatsApp Cloud API', cloud);

messageSourceContract('Twilio', gateway(twilioMessages, answersBy('twilio')));

messageSourceContract('Evolution API', gateway(evolutionMessages, answersBy('evolution')));

/** The number is at Meta: contents and status words of another dialect. */
messageSourceContract(
  'Evolution API at Meta',
  gateway(() => {
    const made = evolutionMessages();
    made.simulator.setIntegration('WHATSAPP-BUSINESS');
    return made;
  }, undefined),
);

messageSourceContract('Z-API', gateway(zApiMessages, answersBy('zApi')));

for (const engine of ['GOWS', 'NOWEB', 'WEBJS'] as const)
  messageSourceContract(
    `WAHA with ${engine}`,
    gateway(() => wahaMessages({ engine }), answersBy('waha')),
  );
