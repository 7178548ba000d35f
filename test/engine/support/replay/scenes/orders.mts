/** Orders that are paid, in each shop, and payments without a shop. */
import {
  payAtStripe,
  payCharge,
  placePaidNuvemshopOrder,
  placePaidOrder,
  placePaidWooCommerceOrder,
} from '../../../../../sandbox/run/events.mts';
import type { WorkflowFile } from '../../../../../sandbox/n8n/rest.mts';
import type { World } from '../../../../../sandbox/world/world.mts';
import type { Scene, Stage } from '../stage.mts';
import { passToHour } from './hours.mts';

const day = 24 * 3_600_000;

/** What a shop's order asks for, and what it asks for where all of that is done. */
async function orderAndAgain({ event, again, world }: Stage, what: string, happen: (world: World) => unknown): Promise<void> {
  await event(what, () => happen(world));
  await event('The same once more', again);
}

export const orderToDelivery: Scene = {
  play: async (stage) => await orderAndAgain(stage, 'An order is paid', placePaidOrder),
};

export const wooCommerceToDelivery: Scene = {
  play: async (stage) => await orderAndAgain(stage, 'An order is paid', placePaidWooCommerceOrder),
};

export const nuvemshopToDelivery: Scene = {
  play: async (stage) => await orderAndAgain(stage, 'An order is paid', placePaidNuvemshopOrder),
};

export const paymentToInvoice: Scene = {
  async play(stage) {
    await orderAndAgain(stage, 'A charge is paid', payCharge);
    await stage.event('The money of a boleto comes on the next day', async () => await stage.passAndLook(day));
  },
};

export const stripeToInvoice: Scene = {
  play: async (stage) => await orderAndAgain(stage, 'A payment by card', payAtStripe),
};

export const quietHours: Scene = {
  async play(stage) {
    await passToHour(stage.world, 22);
    await orderAndAgain(stage, 'An order is paid at ten in the evening', placePaidOrder);
  },
};

/** The number of the order, which the owner types. */
const ofOrder = (workflow: WorkflowFile, orderNumber: string): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) =>
    node.parameters.orderNumber === undefined ? node : { ...node, parameters: { ...node.parameters, orderNumber } },
  ),
});

export const orderAgain: Scene = {
  prepare: ({ vendors }) => void vendors.shopify.placeOrder({ paid: true }),
  fillIn: ({ vendors }, workflow) => ofOrder(workflow, vendors.shopify.orders()[0]!.orderNumber),
  async play({ event, start }) {
    await event('The owner starts it for a paid order', () => start('Start', {}));
    await event('And once more, when it is sent', () => start('Start', {}), ['Nothing to Do']);
  },
};
