import { createWhatsappCloud, type WhatsappCloudOptions } from '../../../sandbox/simulators/whatsappCloud/index.mts';
import { openWhatsAppCloud } from '../../../vendors/whatsappCloud/messages/messenger.ts';
import { simulatedVendor } from './simulatedVendor.mts';

export function whatsappCloudWorld(options: WhatsappCloudOptions = {}) {
  const world = simulatedVendor({
    create: (services) => createWhatsappCloud(services, options),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.accessToken}` }),
  });
  const { phoneNumberId, wabaId, appSecret } = world.simulator.secrets;
  const settings = { phoneNumberId, businessAccountId: wabaId, apiVersion: 'v26.0', appSecret };
  return {
    ...world,
    /** The fields of the credential. */
    settings,
    open: () => openWhatsAppCloud(world.connect({ settings })),
    sent: () => world.simulator.messages(),
    operations: () => world.calls.map(({ operation }) => operation),
  };
}
