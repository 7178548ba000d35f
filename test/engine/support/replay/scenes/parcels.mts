/** Parcels under way. */
import { placePaidOrder } from '../../../../../sandbox/run/events.mts';
import type { World } from '../../../../../sandbox/world/world.mts';
import type { Scene } from '../stage.mts';

const minute = 60_000;
const day = 24 * 60 * minute;

const labelOf = ({ vendors }: World): string => vendors.melhorEnvio.ledger().find(({ kind }) => kind === 'shipment')!.id;

export const shipmentTracking: Scene = {
  // It buys the label.
  before: { file: 'order-to-delivery.json', happen: ({ world }) => placePaidOrder(world) },
  async play({ event, passAndLook, world }) {
    const { melhorEnvio } = world.vendors;
    await event('Nothing has happened yet', async () => await passAndLook(minute));
    for (const step of ['posted', 'undelivered', 'delivered'] as const)
      await event(`The parcel is ${step}`, async () => {
        await world.clock.advance(day);
        melhorEnvio.progress(labelOf(world), step);
        await passAndLook(2 * minute);
      });
  },
};

/** Two packs of coffee of the three that were bought. */
const comesBack = { line: 0, quantity: 2 };
const bought = { buyer: 'person', taxIdPlace: 'localizedField', discount: 'none', items: [{ sku: 'CAF-MOI-250', quantity: 3 }] } as const;

export const returnToRefund: Scene = {
  // It sends the order.
  before: { file: 'order-to-delivery.json', happen: ({ world }) => world.vendors.shopify.placeOrder({ paid: true, overrides: bought }) },
  async play({ event, passAndLook, world }) {
    const { shopify, correios } = world.vendors;
    await event('A return is approved', () => shopify.openReturn(shopify.orders()[0]!.orderNumber, comesBack));
    await event('Its parcel arrives', async () => {
      await world.clock.advance(day);
      const label = correios.ledger().find(({ kind }) => kind === 'shipment')!;
      await correios.tell(label.id, 'delivered');
      await passAndLook(2 * minute);
    });
  },
};
