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
