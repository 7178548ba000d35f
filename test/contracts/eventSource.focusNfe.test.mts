import type { InvoiceDocuments } from '../../domain/ports/invoiceSource.ts';
import { hookToken, tokenHeader } from '../../vendors/focusNfe/events/hookToken.ts';
import { openInvoiceSource } from '../../vendors/focusNfe/events/invoiceSource.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import { focusNfeWorld, simplesTaxes } from './support/focusNfeWorld.mts';
import { paidOrder } from './support/order.mts';

eventSourceContract('Focus NFe', (): EventSourceHarness<InvoiceDocuments> => {
  const world = focusNfeWorld();
  // A company without services.
  const settings = { ...world.settings, city: '', municipalRegistration: '' };
  const url = 'https://n8n.loja.example/webhook/1f/webhook';
  const otherUrl = 'https://n8n.loja.example/webhook/2e/webhook';
  const panel = async (method: string, path: string, body?: object) =>
    await world.connect().transport({ method, url: `https://api.focusnfe.com.br/v2${path}`, ...(body ? { body } : {}) } as never);
  let orders = 1000;
  return {
    open: () => openInvoiceSource(world.connect({ settings })),
    url,
    otherUrl,
    refusedUrl: 'ftp://n8n.loja.example/webhook/1f/webhook',
    topics: ['invoice.authorized', 'invoice.rejected'],
    anotherTopic: 'invoice.cancelled',
    // One hook tells everything about NF-e.
    subscriptionOf: () => 'nfe',
    subscribed: (address) =>
      world.simulator
        .hooks()
        .filter((hook) => hook.url === address)
        .map(({ event }) => event),
    loseSubscriptions: () => world.simulator.reset(),
    async damageSubscriptions(address) {
      const hook = world.simulator.hooks().find((one) => one.url === address)!;
      await panel('DELETE', `/hooks/${hook.id}`);
      await panel('POST', '/hooks', { event: 'nfe', url: address, authorization: 'of somebody else', authorization_header: tokenHeader });
    },
    async happen() {
      const number = String(++orders);
      const order = paidOrder(number);
      await world.open().issue({ order, orderNumber: number, key: number, model: 55, sendEmail: false, taxes: simplesTaxes });
      await world.clock.sleep(10_000);
      return { delivery: world.deliveries(url, 'nfe').at(-1)!, number };
    },
    forgeries: (delivery) => {
      const withToken = (token: string | undefined) => ({
        ...delivery,
        headers: { ...delivery.headers, [tokenHeader.toLowerCase()]: token },
      });
      const noToken = world.connect({ settings: { ...world.settings, token: '' } });
      return [undefined, '', hookToken(world.connect(), otherUrl), hookToken(noToken, url), world.settings.token].map(withToken);
    },
    numberOf: ({ invoice }) => invoice?.orderNumber ?? null,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
});
