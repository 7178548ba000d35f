import { messengerContract } from './messenger.contract.mts';
import { wahaWorld } from './support/gatewayWorlds.mts';

/** Of area code 11, where WhatsApp knows people with their ninth digit. */
const customer = '+5511987654321';
const stranger = '+5511912345678';

messengerContract('WAHA', () => {
  const world = wahaWorld();
  world.simulator.setUnreachable(stranger);
  world.simulator.planCourse(['sent', 'delivered', 'read']);
  return {
    ...world,
    customer,
    nobody: stranger,
    stranger,
    losesCorrelation: true,
    takesMediaFrom: ['link', 'bytes'],
    async pass() {
      await world.clock.sleep(10_000);
    },
  };
});
