import { openLabelRegister } from '../../vendors/superFrete/events/labelRegister.ts';
import { firstRow, labelRegisterContract } from './labelRegister.contract.mts';
import { superFreteSettings, superFreteWorld } from './support/superFreteWorld.mts';

labelRegisterContract('SuperFrete', () => {
  const world = superFreteWorld();
  world.simulator.setBalance(100_000);
  return {
    ...world,
    register: openLabelRegister(world.connect({ settings: superFreteSettings, deadline: Infinity })),
    post: (id) => world.simulator.progress(id, 'posted'),
    many: { count: 102, calls: 104 },
    spoilRow: firstRow('data', ({ id: _gone, ...row }) => row),
  };
});
