import { messengerContract } from './messenger.contract.mts';
import { whatsappCloudWorld } from './support/whatsappCloudWorld.mts';

const customer = '+5531988887777';

messengerContract('WhatsApp Cloud', () => {
  const world = whatsappCloudWorld();
  world.simulator.openWindow(customer);
  world.simulator.addTemplate({
    name: 'pedido_saiu',
    components: [{ type: 'BODY', text: '{{first_name}}, o pedido {{order_number}} saiu hoje.' }],
  });
  return {
    ...world,
    customer,
    // Meta documentation: a message to the sending number itself is refused (131021).
    nobody: world.simulator.secrets.displayPhoneNumber.replace(/[^+\d]/g, ''),
    received: () => world.sent().map(({ to, text, callbackData }) => ({ to, text: text ?? '', correlationId: callbackData })),
    named: {
      template: 'pedido_saiu',
      values: { first_name: 'Ana', order_number: '1001' },
      text: 'Ana, o pedido 1001 saiu hoje.',
    },
  };
});
