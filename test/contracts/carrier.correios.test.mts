import { carrierContract, shipmentRequest } from './carrier.contract.mts';
import { correiosWorld } from './support/correiosWorld.mts';
import { address, paidOrder } from './support/order.mts';

/** Correios: the state must be the one of the CEP. */
const wrongState = shipmentRequest('1001', { order: paidOrder('1001', { shippingAddress: { ...address, state: 'SP' } }) });

carrierContract('Correios', () => ({ ...correiosWorld(), refused: { request: wrongState, field: 'UF do destinatario' } }));
