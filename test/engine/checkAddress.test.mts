/** CEPs are asked for without a login under n8n's own engine, and a firewall's page of HTML leads to the next directory. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { address, paidOrder } from '../contracts/support/order.mts';
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

async function check(postalCode: string) {
  const { world } = inProcess;
  const shippingAddress = { ...address, postalCode, district: null, city: null };
  const item = { json: { order: { ...paidOrder(), shippingAddress } } };
  const node = { type: 'carrierShipment', parameters: { vendor: 'melhorEnvio', operation: 'checkAddress' } };
  const result = await runChain(packageFlow(world, [node], [item]));
  expect(result.error).toBeUndefined();
  return result.output('carrierShipment')[0]!.json;
}

/** That no login comes along, and that nobody is asked who is to be left alone, is among the rules that the world looks at. */
const rulesBroken = () =>
  inProcess.world.violations.filter(({ vendor }) => ['viaCep', 'brasilApi'].includes(vendor)).map(({ rule }) => rule);

test('an address is completed, and the order beside it stays as it is', async () => {
  const json = await check('30160-041');
  expect(json.addressCheck).toMatchObject({
    valid: true,
    completed: ['district', 'city'],
    address: { city: 'Belo Horizonte', postalCode: '30160041' },
    problems: [],
  });
  expect(json.order).toMatchObject({ shippingAddress: { city: null, district: null } });
  expect(rulesBroken()).toEqual([]);
});

test('one that has shut us out is asked once, the other one from then on', async () => {
  inProcess.world.vendors.viaCep.setBlocked(true);
  for (const postalCode of ['30160042', '30160043'])
    expect((await check(postalCode)).addressCheck).toMatchObject({ valid: true, address: { city: 'Belo Horizonte' } });
  expect(rulesBroken()).toEqual(['blocked']);
});

test('a label for a CEP of another city is not bought, and nothing of the address is in the error', async () => {
  const { world } = inProcess;
  const shippingAddress = { ...address, postalCode: '30160044', city: 'Contagem' };
  const item = { json: { order: { ...paidOrder(), shippingAddress } } };
  const parameters = { vendor: 'melhorEnvio', operation: 'create', options: { completeAddress: true } };
  const before = world.ledger().length;
  const result = await runChain(packageFlow(world, [{ type: 'carrierShipment', parameters }], [item]));
  expect(result.error?.message).toBe(
    'Order 1001: the address does not fit its CEP: city of the delivery address (order.shippingAddress.city) is not the city of the CEP. Nothing was bought',
  );
  expect(world.ledger()).toHaveLength(before);
});
