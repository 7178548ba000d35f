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
    received: () =>
      world.sent().map(({ to, text, callbackData, media }) => ({
        to,
        text: text ?? '',
        correlationId: callbackData,
        ...(media === undefined ? {} : { media }),
      })),
    takesMediaFrom: ['link', 'bytes', 'id'],
    uploaded: async () => await uploadFile(world),
    named: {
      template: 'pedido_saiu',
      values: { first_name: 'Ana', order_number: '1001' },
      text: 'Ana, o pedido 1001 saiu hoje.',
    },
  };
});

/** A file that somebody else has put there. */
async function uploadFile({ simulator }: ReturnType<typeof whatsappCloudWorld>): Promise<string> {
  const { accessToken, phoneNumberId } = simulator.secrets;
  const body = new FormData();
  body.set('messaging_product', 'whatsapp');
  body.set('file', new File(['%PDF-1.7'], 'danfe-1001.pdf', { type: 'application/pdf' }));
  const request = new Request(`https://graph.facebook.com/v25.0/${phoneNumberId}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body,
  });
  return ((await (await simulator.app.fetch(request)).json()) as { id: string }).id;
}
