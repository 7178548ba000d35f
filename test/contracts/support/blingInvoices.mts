/** Invoices in the simulated Bling account whose events go to a URL. */
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceSource } from '../../../vendors/bling/events/invoiceSource.ts';
import type { BlingOptions } from '../../../sandbox/simulators/bling/index.mts';
import { blingWorld } from './blingWorld.mts';
import { paidOrder } from './order.mts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';

interface Payload {
  event: string;
  data: Record<string, unknown>;
}

export function blingInvoices(options: BlingOptions = {}) {
  const world = blingWorld(options);
  const { simulator, clock } = world;
  simulator.subscribe(url, ['*']);
  const { clientSecret } = simulator.secrets;
  const connect = (settings: Record<string, unknown> = {}) => world.connect({ settings: { clientSecret, ...settings } });
  let orders = 1000;
  return {
    ...world,
    connect,
    open: () => openInvoiceSource(connect()),
    /** An order is invoiced and SEFAZ decides. */
    async invoice(model: 55 | 65 = 55, number = String(++orders)) {
      const order = paidOrder(number);
      const request = { order, orderNumber: number, key: number, model, sendEmail: false };
      const { id } = await openInvoiceIssuer(world.connect()).issue(request);
      await clock.sleep(10_000);
      return { id, number, order };
    },
    /** The deliveries about an event, of one status (situacao) where it is given. */
    about(event: string, situacao?: number): Delivery[] {
      return world.deliveries(url, event).filter(({ rawBody }) => {
        const { data } = JSON.parse(rawBody.toString()) as Payload;
        return situacao === undefined || data.situacao === situacao;
      });
    },
  };
}
