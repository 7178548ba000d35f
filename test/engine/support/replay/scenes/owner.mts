/** What the owner is told, and keeps in order. */
import type { WorkflowFile } from '../../../../../sandbox/n8n/rest.mts';
import { placePaidOrder } from '../../../../../sandbox/run/events.mts';
import { catalogue } from '../../../../../sandbox/world/catalogue.mts';
import type { World } from '../../../../../sandbox/world/world.mts';
import type { Scene } from '../stage.mts';
import { passToHour } from './hours.mts';
import { withParameters } from './fillIn.mts';

const addresses = { fromEmail: 'n8n@loja-ponte.example', toEmail: 'dona@loja-ponte.example' };

/** The spreadsheet, which the owner chooses. */
const withDocument = ({ vendors }: World, workflow: WorkflowFile): WorkflowFile =>
  withParameters(workflow, { documentId: { __rl: true, mode: 'id', value: vendors.googleSheets.spreadsheet } });

/** As the page of WhatsApp Cloud asks for it. */
const stoppedTemplate = {
  name: 'pedido_parado',
  components: [{ type: 'BODY', text: 'O fluxo {{workflow}} parou. Motivo: {{reason}} O que fazer: {{next_step}} Veja em {{link}}' }],
} as const;

export const alertOwner: Scene = {
  prepare: ({ vendors }) => void vendors.whatsappCloud.addTemplate(stoppedTemplate),
  // Who wants a message, too, switches its node on.
  fillIn(_world, workflow) {
    const { nodes, ...rest } = withParameters(workflow, { ...addresses, phoneNumber: '+5511988887777' });
    return { ...rest, nodes: nodes.map((node) => ({ ...node, disabled: false })) } as WorkflowFile;
  },
  async play({ event, start }) {
    await event('A flow stops', () =>
      start('Error Trigger', {
        workflow: { id: '1', name: 'Do pedido à entrega' },
        execution: {
          id: '7',
          url: 'https://n8n.loja-ponte.example/execution/7',
          lastNodeExecuted: 'ERP Invoice',
          error: { message: 'Bling recusou' },
        },
      }),
    );
  },
};

export const nightlyReconciliation: Scene = {
  fillIn: (_world, workflow) => withParameters(workflow, addresses),
  async play({ event, passAndLook, world }) {
    await event('An order is paid, and a night passes', async () => {
      placePaidOrder(world);
      await passToHour(world, 3);
      await passAndLook(5 * 60_000);
    });
    await event('The next night finds nothing new', async () => {
      await passToHour(world, 3);
      await passAndLook(5 * 60_000);
    });
  },
};

export const ownersTable: Scene = {
  fillIn: withDocument,
  async play({ event, world }) {
    const { shopify } = world.vendors;
    await event('An order is paid', () => placePaidOrder(world));
    const { orderNumber } = shopify.orders()[0]!;
    await event('It is sent back', () => shopify.refundOrder(orderNumber));
    const other = placePaidOrder(world).orderNumber;
    await event('Another one is paid', () => undefined);
    await event('And cancelled', () => shopify.cancelOrder(other));
  },
};

export const daysSummary: Scene = {
  prepare({ vendors: { googleSheets } }) {
    googleSheets.addRow(['pedido', 'data', 'cliente', 'total', 'pagamento', 'cancelado em']);
    googleSheets.addRow(['1001', '2026-03-10', 'Ana Souza', '100', 'paid', '']);
  },
  fillIn: withDocument,
  async play({ event, start }) {
    await event('An evening', () => start('Every Evening', {}));
  },
};

const skus = catalogue.slice(0, 5).map(({ sku }) => sku);

export const stockInStep: Scene = {
  fillIn: (_world, workflow) => withParameters(workflow, { skus: skus.join(', ') }),
  async play({ event, start, world }) {
    const { bling } = world.vendors;
    await event('An hour passes, and the ERP has counted', () => {
      bling.count(skus[0]!, 7);
      start('Every Hour', {});
    });
    await event('Nothing has changed', () => start('Every Hour', {}));
    await event(
      'An import has emptied the ERP',
      () => {
        for (const sku of skus) bling.count(sku, 0);
        start('Every Hour', {});
      },
      ['Ask a Person'],
    );
  },
};
