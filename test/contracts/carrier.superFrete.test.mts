import { carrierContract, shipmentRequest } from './carrier.contract.mts';
import { address, paidOrder } from './support/order.mts';
import { superFreteWorld } from './support/superFreteWorld.mts';

/** A CEP of no state: SuperFrete refuses it by the name of its field. */
const nowhere = shipmentRequest('1001', { order: paidOrder('1001', { shippingAddress: { ...address, state: 'XYZ' } }) });

carrierContract('SuperFrete', () => {
  const world = superFreteWorld();
  return { ...world, credit: world.simulator.balance, refused: { request: nowhere, field: 'to.state_abbr' } };
});
