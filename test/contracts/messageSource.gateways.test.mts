/** The five gateways under the contract of message sources. */
import { customerAt } from '../../sandbox/whatsapp/customer.mts';
import type { Person } from '../../sandbox/whatsapp/speech.mts';
import { messengers } from '../../vendors/index.ts';
import { messageSourceContract, type MessageSourceHarness } from './messageSource.contract.mts';
import { cloudMessages, twilioMessages, url } from './support/messageWorlds.mts';

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

/** The others deliver at once. */
const gateway = (make: () => ReturnType<typeof twilioMessages>, name: string) => async (): Promise<MessageSourceHarness> => {
  const { world, simulator, open, deliveries, violations } = make();
  return {
    open,
    messenger: () => world.open(),
    customer: (person?: Person) => customerAt(simulator, person),
    settle: async () => undefined,
    wait: async (ms) => await world.clock.sleep(ms),
    deliveries,
    url,
    answersBy: answersBy(name),
    violations,
  };
};

messageSourceContract('WhatsApp Cloud API', cloud);

messageSourceContract('Twilio', gateway(twilioMessages, 'twilio'));
