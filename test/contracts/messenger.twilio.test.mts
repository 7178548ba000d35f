import { messengerContract } from './messenger.contract.mts';
import { twilioWorld } from './support/gatewayWorlds.mts';

const customer = '+5511987654321';

messengerContract('Twilio', () => {
  const world = twilioWorld();
  world.simulator.openWindow(customer);
  world.simulator.planCourse(['sent', 'delivered', 'read']);
  world.simulator.addContent({ name: 'pedido_saiu', body: '{{1}}, o pedido {{2}} saiu hoje.' });
  return {
    ...world,
    customer,
    // Twilio documentation: a message to the sending number itself is refused (63031).
    nobody: world.simulator.secrets.sender.replace('whatsapp:', ''),
    takesMediaFrom: ['link'],
    named: { template: 'pedido_saiu', values: { 1: 'Ana', 2: '1001' }, text: 'Ana, o pedido 1001 saiu hoje.' },
    async pass() {
      await world.clock.sleep(10_000);
    },
  };
});
