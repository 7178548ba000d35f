import { openSuperFrete } from '../../vendors/superFrete/label/carrier.ts';
import { carrierRaces } from './carrierRaces.contract.mts';
import { superFreteSettings, superFreteWorld } from './support/superFreteWorld.mts';

type World = ReturnType<typeof superFreteWorld>;

const withStatus = (world: World, isIt: (status: string) => boolean) => world.labels().filter(({ status }) => isIt(status ?? ''));

// Write 2 is that into the cart, write 3 pays.
carrierRaces<World>('SuperFrete', {
  open: openSuperFrete,
  settings: superFreteSettings,
  createWorld: superFreteWorld,
  bought: (world) => withStatus(world, (status) => !['pending', 'cancelled'].includes(status)).map(({ id }) => id),
  waiting: (world) => withStatus(world, (status) => status === 'pending').length,
  writes: [2, 3],
});
