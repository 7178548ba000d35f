/** Two workers buy the label of one order: whatever moment each is at, one label is paid, and the order's recipient is its own. */
import { describe, expect, test } from 'vitest';
import { openMelhorEnvio } from '../../vendors/melhorEnvio/label/carrier.ts';
import { shipmentRequest } from './carrier.contract.mts';
import { carrierRaces, worker as anyWorker } from './carrierRaces.contract.mts';
import { failureOf as errorOf } from './support/failureOf.mts';
import { melhorEnvioWorld } from './support/melhorEnvioWorld.mts';
import { address, paidOrder } from './support/order.mts';

type World = ReturnType<typeof melhorEnvioWorld>;

const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

const failureOf = async (work: Promise<unknown>) => (await errorOf(work)).failure;

const carrier = { open: openMelhorEnvio, settings };

const worker = (world: World, before?: (call: number) => Promise<void>, request = shipmentRequest()) =>
  anyWorker(carrier, world, before, request);

const paid = (world: World) => world.labels().filter(({ status }) => status !== 'pending');
const waiting = (world: World) => world.labels().filter(({ status }) => status === 'pending');

// Write 2 is that into the cart, write 3 pays.
carrierRaces<World>('Melhor Envio', {
  ...carrier,
  createWorld: melhorEnvioWorld,
  bought: (world) => paid(world).map(({ id }) => id),
  waiting: (world) => waiting(world).length,
  writes: [2, 3],
});

describe('a label that is there already', () => {
  const elsewhere = { ...address, postalCode: '01310100', state: 'SP', city: 'São Paulo', street: 'Avenida Paulista' };
  const other = (over: object) => shipmentRequest('1001', { order: paidOrder('1001', over) });

  test('but goes to another address is a conflict that names the CEP', async () => {
    const world = melhorEnvioWorld();
    await worker(world).run();
    const failure = await failureOf(worker(world, undefined, other({ shippingAddress: elsewhere })).run());
    expect(failure).toMatchObject({ class: 'conflict', code: 'labelOfOtherRecipient' });
    expect(failure.message).toContain('CEP');
    expect(failure.message).not.toContain('01310');
    expect(paid(world)).toHaveLength(1);
  });

  test('in the cart, for another customer of another shop, is not bought for this one', async () => {
    const world = melhorEnvioWorld({ balance: 3 });
    await failureOf(worker(world).run());
    world.simulator.setBalance(500);
    const order = paidOrder('1001');
    const customer = { ...order.customer, taxId: { type: 'CPF' as const, value: '11144477735' } };
    const failure = await failureOf(worker(world, undefined, other({ customer })).run());
    expect(failure).toMatchObject({ class: 'conflict', code: 'labelOfOtherRecipient' });
    expect(failure.message).toContain('CPF or CNPJ');
    expect(failure.message).not.toContain('11144477735');
    expect(paid(world)).toEqual([]);
  });

  test.each<[string, (row: Record<string, unknown>) => Record<string, unknown>]>([
    ['has no id', ({ id: _id, ...row }) => row],
    ['has tags of another form', (row) => ({ ...row, tags: 'shopify' })],
    ['has a tag of another form', (row) => ({ ...row, tags: [{ tag: { text: 'x' } }] })],
    ['is no object', () => 'row' as unknown as Record<string, unknown>],
  ])('but whose row in the search %s is "cannot tell", and nothing is bought', async (_what, change) => {
    const world = melhorEnvioWorld();
    await worker(world).run();
    world.alterAnswers((body) => (Array.isArray(body) ? body.map((row) => change(row as Record<string, unknown>)) : body));
    expect(await failureOf(worker(world).run())).toMatchObject({ class: 'unknownOutcome', code: 'unreadableAnswer' });
    expect(world.labels()).toHaveLength(1);
  });
});
