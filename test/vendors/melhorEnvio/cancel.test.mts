/** A label is called off once, and only where it can be. */
import { describe, expect, test } from 'vitest';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../../contracts/support/melhorEnvioWorld.mts';
import { onWrite, onWriteLate } from '../../contracts/support/simulatedVendor.mts';
import { paidOrder } from '../../contracts/support/order.mts';

const order = paidOrder('1001');
const ofOrder = { key: `${order.id}:shipment`, order };
const why = 'Venda cancelada antes do envio';

const writesOf = (world: ReturnType<typeof melhorEnvioWorld>) => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;

async function withLabel(options = {}) {
  const world = melhorEnvioWorld(options);
  const before = world.simulator.balance();
  const { id } = await world.open().create(shipmentRequest('1001', { order }));
  return { world, id, before };
}

const called = (world: ReturnType<typeof melhorEnvioWorld>, name: string) => world.operations().filter((each) => each === name).length;

describe('a label that was not posted', () => {
  test('is called off by its id, and its price comes back', async () => {
    const { world, id, before } = await withLabel();
    expect(await world.open().cancel!({ id }, why)).toMatchObject({ id, status: 'cancelled', found: false, labelUrl: null });
    await world.clock.sleep(13 * 3_600_000);
    expect(world.simulator.balance()).toBeCloseTo(before, 2);
    expect(world.violations).toEqual([]);
  });

  test('is found by its order, and found called off the second time', async () => {
    const { world, id } = await withLabel();
    expect(await world.open().cancel!(ofOrder, why)).toMatchObject({ id, status: 'cancelled', found: false });
    expect(await world.open().cancel!(ofOrder, why)).toMatchObject({ id, status: 'cancelled', found: true });
    expect(called(world, 'shipment.cancel')).toBe(1);
    expect(world.violations).toEqual([]);
  });

  test('is called off once where the answer is lost, or the work lands late', async () => {
    for (const fault of ['lostAnswer', 1_000, 5_000, 40_000] as const) {
      const { world, id } = await withLabel();
      const first = writesOf(world) + 1;
      // The question whether it can be cancelled is a POST, too.
      world.inject(fault === 'lostAnswer' ? onWrite(first + 1, fault) : onWriteLate(first + 1, fault, 'hang'));
      expect(await world.open().cancel!({ id }, why), String(fault)).toMatchObject({ status: 'cancelled' });
      expect(world.violations, String(fault)).toEqual([]);
    }
  });
});

describe('a label that waits in the cart', () => {
  test('is taken out of it: nothing was paid', async () => {
    const world = melhorEnvioWorld({ balance: 1 });
    await failureOf(world.open().create(shipmentRequest('1001', { order })));
    expect(await world.open().cancel!(ofOrder, why)).toMatchObject({ status: 'cancelled', found: false });
    expect(called(world, 'shipment.cancel')).toBe(0);
    expect(world.simulator.balance()).toBe(1);
    expect((await failureOf(world.open().cancel!(ofOrder, why))).failure).toMatchObject({ class: 'notFound', code: 'labelMissing' });
    expect(world.violations).toEqual([]);
  });
});

describe('no label is called off', () => {
  test.each(['posted', 'delivered'] as const)('that is %s', async (until) => {
    const { world, id } = await withLabel();
    world.simulator.progress(id, 'posted');
    if (until === 'delivered') world.simulator.progress(id, 'delivered');
    expect((await failureOf(world.open().cancel!({ id }, why))).failure).toMatchObject({ class: 'rejected', code: 'notCancellable' });
    expect(called(world, 'shipment.cancel')).toBe(0);
    expect(world.violations).toEqual([]);
  });

  test('of another recipient under the same key', async () => {
    const { world } = await withLabel();
    const other = { ...order, customer: { ...order.customer, taxId: { type: 'CPF' as const, value: '11144477735' } } };
    const failure = await failureOf(world.open().cancel!({ ...ofOrder, order: other }, why));
    expect(['labelMissing', 'labelOfOtherRecipient']).toContain(failure.failure.code);
    expect(called(world, 'shipment.cancel')).toBe(0);
  });

  test.each([{}, { another: { canceled: true } }, 'ok', null])('on an answer that does not tell (%j)', async (answer) => {
    const { world, id } = await withLabel();
    world.alterAnswers((body) =>
      typeof body === 'object' && body !== null && Object.values(body).some((each) => (each as { canceled?: true } | null)?.canceled)
        ? answer
        : body,
    );
    // Whatever it said, the label tells.
    expect(await world.open().cancel!({ id }, why)).toMatchObject({ status: 'cancelled' });
    expect(world.simulator.ledger()).toMatchObject([{ status: 'cancelled' }]);
    expect(called(world, 'shipment.cancel')).toBe(1);
  });
});

test('a shipment is read as it is now, with its print', async () => {
  const { world, id } = await withLabel();
  expect(await world.open().get!({ id })).toMatchObject({
    id,
    status: 'label_ready',
    found: true,
    labelUrl: expect.stringMatching(/^https/),
  });
  world.simulator.progress(id, 'posted');
  expect(await world.open().get!(ofOrder)).toMatchObject({ id, status: 'posted' });
  expect((await failureOf(world.open().get!({ id: 'nobody' }))).failure.class).toBe('notFound');
});
