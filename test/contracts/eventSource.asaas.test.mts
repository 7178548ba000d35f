import type { PaymentDocuments } from '../../domain/ports/paymentSource.ts';
import { deriveAuthToken } from '../../vendors/asaas/events/authToken.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { asaasWorld } from './support/asaasWorld.mts';
import { faultHandles } from './support/faultHandles.mts';

eventSourceContract('Asaas', harness);

function harness(): EventSourceHarness<PaymentDocuments> {
  const world = asaasWorld();
  const url = 'https://n8n.loja.example/webhook/1f/webhook';
  const otherUrl = 'https://n8n.loja.example/webhook/2e/webhook';
  let orders = 1000;
  return {
    open: () => world.open(),
    url,
    otherUrl,
    refusedUrl: 'ftp://n8n.loja.example/webhook/1f/webhook',
    topics: ['PAYMENT_RECEIVED', 'PAYMENT_CONFIRMED'],
    anotherTopic: 'PAYMENT_OVERDUE',
    subscribed: (address) => world.webhooksFor(address).flatMap(({ events }) => events),
    loseSubscriptions: () => world.simulator.reset(),
    async damageSubscriptions(address) {
      const [webhook] = world.webhooksFor(address);
      await world.meddle('PUT', `/webhooks/${webhook!.id}`, { enabled: false, events: ['PAYMENT_CREATED'] });
    },
    async happen() {
      const number = String(++orders);
      await world.pay(`shopify:${number}`);
      return { delivery: world.deliveries(url, 'PAYMENT_RECEIVED').at(-1)!, number };
    },
    forgeries: (delivery) => {
      const withToken = (token: string | undefined) => ({ ...delivery, headers: { ...delivery.headers, 'asaas-access-token': token } });
      const { apiKeyProduction, apiKeySandbox } = world.simulator.secrets;
      return [undefined, '', deriveAuthToken(apiKeyProduction, otherUrl), deriveAuthToken(apiKeySandbox, url), apiKeyProduction].map(
        withToken,
      );
    },
    numberOf: ({ payment }) => payment?.orderNumber ?? null,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
}
