import { createFrenet, type FrenetOptions } from '../../../sandbox/simulators/frenet/index.mts';
import { openFrenet } from '../../../vendors/frenet/quote/carrier.ts';
import { simulatedVendor } from './simulatedVendor.mts';

export const frenetSettings = { senderPostalCode: '01310-100' };

export function frenetWorld(options: FrenetOptions = {}) {
  const world = simulatedVendor({
    create: (services) => createFrenet(services, options),
    login: ({ secrets }) => ({ token: secrets.token }),
  });
  return { ...world, open: () => openFrenet(world.connect({ settings: frenetSettings })) };
}
