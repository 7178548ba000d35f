import type { InvoiceDocuments } from '../../domain/ports/invoiceSource.ts';
import { signPayload } from '../../vendors/bling/events/signature.ts';
import { manualEventSourceContract, type DeliveryHarness } from './eventSource.contract.mts';
import { blingInvoices, url } from './support/blingInvoices.mts';

const authorized = 5;

manualEventSourceContract('Bling', (): DeliveryHarness<InvoiceDocuments> => {
  const world = blingInvoices();
  return {
    open: () => world.open(),
    url,
    topics: ['invoice.authorized', 'invoice.rejected'],
    anotherTopic: 'invoice.cancelled',
    async happen() {
      const { number } = await world.invoice();
      return { delivery: world.about('invoice.updated', authorized).at(-1)!, number };
    },
    forgeries: (delivery) => {
      const { clientSecret } = world.simulator.secrets;
      const signed = (signature: string | undefined) => ({
        ...delivery,
        headers: { ...delivery.headers, 'x-bling-signature-256': signature },
      });
      const right = signPayload(delivery.rawBody, clientSecret);
      return [
        { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace('"tipo":1', '"tipo":0')) },
        signed(undefined),
        signed(''),
        signed('sha256='),
        signed(right.replace('sha256=', '')),
        signed(right.replace('sha256=', 'sha1=')),
        signed(signPayload(delivery.rawBody, 'another app’s secret')),
        signed(signPayload(delivery.rawBody, '')),
      ];
    },
    numberOf: ({ invoice }) => invoice?.orderNumber ?? null,
    violations: () => [...world.violations],
    calls: () => world.calls.length,
  };
});
