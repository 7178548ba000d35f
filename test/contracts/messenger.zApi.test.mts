import { messengerContract } from './messenger.contract.mts';
import { zApiWorld } from './support/gatewayWorlds.mts';

/** Of area code 11, where WhatsApp knows people with their ninth digit. */
const customer = '+5511987654321';
const stranger = '+5511912345678';

messengerContract('Z-API', () => {
  const world = zApiWorld();
  world.simulator.setUnreachable(stranger);
  return {
    ...world,
    customer,
    nobody: stranger,
    stranger,
    losesCorrelation: true,
    takesMediaFrom: ['link', 'bytes'],
  };
});
