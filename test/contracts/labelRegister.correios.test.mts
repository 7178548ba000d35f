import { openLabelRegister } from '../../vendors/correios/events/labelRegister.ts';
import { firstRow, labelRegisterContract } from './labelRegister.contract.mts';
import { correiosWorld } from './support/correiosWorld.mts';

labelRegisterContract('Correios', () => {
  const world = correiosWorld();
  return {
    ...world,
    register: openLabelRegister(world.connect({ settings: world.settings, deadline: Infinity })),
    post: (id) => world.simulator.post(id),
    many: { count: 52, calls: 3 },
    spoilRow: firstRow('itens', ({ id: _gone, ...row }) => row),
  };
});
