import { carrierContract, shipmentRequest } from './carrier.contract.mts';
import { melhorEnvioWorld } from './support/melhorEnvioWorld.mts';
import { address, paidOrder } from './support/order.mts';

/** Melhor Envio documentation: the state must be the one of the CEP. */
const wrongState = shipmentRequest('1001', { order: paidOrder('1001', { shippingAddress: { ...address, state: 'SP' } }) });

carrierContract('Melhor Envio', () => {
  const world = melhorEnvioWorld();
  return { ...world, credit: world.simulator.balance, refused: { request: wrongState, field: 'to.state_abbr' } };
});
