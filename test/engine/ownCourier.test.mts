/** The shop's own courier under n8n's own engine: without a credential, by parameters that n8n hides, and on to the message. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Shipment } from '../../domain/documents/shipment.ts';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
});

afterAll(async () => {
  await inProcess.stop();
});

test('an order becomes a delivery, and its text goes to the courier', async () => {
  const { world } = inProcess;
  const create = {
    type: 'carrierShipment',
    parameters: { vendor: 'ownCarrier', operation: 'create', ownService: 'Motoboy', ownPrice: 12 },
  };
  const parameters = {
    vendor: 'zApi',
    operation: 'sendText',
    recipientFrom: 'number',
    phoneNumber: '(31) 97777-6666',
    text: '={{ $json.shipment.delivery }}',
  };
  const flow = packageFlow(world, [create, { type: 'whatsAppNotify', parameters }], [{ json: { order: paidOrder() } }]);
  const [first] = flow.chain;
  const result = await runChain({ ...flow, chain: [{ ...first, credentials: {} }, ...flow.chain.slice(1)] } as typeof flow);
  expect(result.error).toBeUndefined();
  const shipment = result.output('carrierShipment')[0]!.json.shipment as unknown as Shipment;
  expect(shipment).toMatchObject({ vendor: 'ownCarrier', service: 'Motoboy', price: 12 });
  expect(world.ledger().filter(({ vendor }) => vendor === 'zApi')).toMatchObject([
    { detail: { type: 'text', toMasked: '+55 31 *****-6666' } },
  ]);
  expect(world.violations).toEqual([]);
});

test('the note of the order is printed', async () => {
  const print = { type: 'carrierShipment', parameters: { vendor: 'ownCarrier', operation: 'printLabel' } };
  const result = await runChain(packageFlow(inProcess.world, [print], [{ json: { order: paidOrder() } }]));
  expect(result.error).toBeUndefined();
  expect(result.output('carrierShipment')[0]!.binary!.label).toMatchObject({ fileName: 'label 1001.pdf', mimeType: 'application/pdf' });
});
