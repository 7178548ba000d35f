import { openLabelRegister } from '../../vendors/melhorEnvio/events/labelRegister.ts';
import { firstRow, labelRegisterContract } from './labelRegister.contract.mts';
import { melhorEnvioSettings, melhorEnvioWorld } from './support/melhorEnvioWorld.mts';

labelRegisterContract('Melhor Envio', () => {
  const world = melhorEnvioWorld();
  world.simulator.setBalance(100_000);
  return {
    ...world,
    register: openLabelRegister(world.connect({ settings: melhorEnvioSettings, deadline: Infinity })),
    post: (id) => world.simulator.progress(id, 'posted'),
    many: { count: 102, calls: 2 },
    spoilRow: firstRow('data', ({ id: _gone, ...row }) => row),
  };
});
