import { openCorreios } from '../../vendors/correios/label/carrier.ts';
import { carrierRaces } from './carrierRaces.contract.mts';
import { correiosWorld } from './support/correiosWorld.mts';

type World = ReturnType<typeof correiosWorld>;

const { settings } = correiosWorld();

// Write 1 gives out a token, write 2 makes the label.
carrierRaces<World>('Correios', {
  open: openCorreios,
  // A label costs nothing until it is posted, so a late double is taken back only where the credential says that there are two processes.
  settings: { ...settings, processes: 2 },
  createWorld: correiosWorld,
  bought: (world) => world.good().map(({ id }) => id),
  waiting: () => 0,
  writes: [2],
});
