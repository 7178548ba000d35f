/** Two workers buy the label of one order: whatever moment each is at, one label is paid, and the order's recipient is its own. */
import { describe, expect, test } from 'vitest';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import type { Transport } from '../../runtime/client/http.ts';
import { openMelhorEnvio } from '../../vendors/melhorEnvio/label/carrier.ts';
import { shipmentRequest } from './carrier.contract.mts';
import { melhorEnvioWorld } from './support/melhorEnvioWorld.mts';
import { address, paidOrder } from './support/order.mts';
import { onWrite, onWriteLate, type FaultScript } from './support/simulatedVendor.mts';

type World = ReturnType<typeof melhorEnvioWorld>;

const settings = { environment: 'production', contactEmail: 'ti@lojaponte.example', applicationName: 'Ponte' };

let workers = 0;

/** A process of its own; `before` runs before each of its calls, with the call's number. */
function worker(world: World, before: (call: number) => Promise<void> = async () => undefined, request = shipmentRequest()) {
  const { transport, ...connection } = world.connect({ settings, account: `worker ${++workers}` });
  let calls = 0;
  const counted: Transport = async (each) => {
    await before(++calls);
    return await transport(each);
  };
  const run = async () =>
    await openMelhorEnvio({ ...connection, transport: counted, deadline: world.clock.now() + 600_000 }).create(request);
  return { run, calls: () => calls };
}

const failureOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof IntegrationError) return error.failure;
  throw new Error('It did not fail', { cause: error });
};

/** A stops before its call j, B does all of its work, A goes on. */
async function aroundCall(j: number, script?: FaultScript) {
  const world = melhorEnvioWorld();
  if (script) world.inject(script);
  const b = worker(world);
  let second: unknown;
  const a = worker(world, async (call) => {
    if (call === j) second = await b.run();
  });
  const first = await a.run();
  // A work whose client gave up lands when time passes, at the latest.
  await world.clock.sleep(300_000);
  return { world, first, second, calls: a.calls() };
}

const paid = (world: World) => world.labels().filter(({ status }) => status !== 'pending');
const waiting = (world: World) => world.labels().filter(({ status }) => status === 'pending');

/** Write 2 is that into the cart, write 3 pays. */
const faults: [string, FaultScript | undefined][] = [
  ['no fault', undefined],
  ...[2, 3].flatMap((k): [string, FaultScript][] => [
    [`the answer to write ${k} lost`, onWrite(k, 'lostAnswer')],
    [`write ${k} landing a second late`, onWriteLate(k, 1_000)],
    [`write ${k} landing 40 s late`, onWriteLate(k, 40_000)],
  ]),
];

describe.each(faults)('with %s', (what, script) => {
  test('one label is paid, wherever the first worker was overtaken', async () => {
    const { calls } = await aroundCall(0, script);
    for (let j = 1; j <= calls; j++) {
      const { world, first, second } = await aroundCall(j, script);
      expect(paid(world), `overtaken before call ${j}`).toHaveLength(1);
      expect(first, `overtaken before call ${j}`).toMatchObject({ id: paid(world)[0]!.id, status: 'label_ready' });
      expect(second, `overtaken before call ${j}`).toMatchObject({ id: paid(world)[0]!.id });
      if (script === undefined) expect(waiting(world), `overtaken before call ${j}`).toEqual([]);
    }
  });

  test('one label is paid in lockstep, by two and by four', async () => {
    for (const count of [2, 4]) {
      const world = melhorEnvioWorld();
      if (script) world.inject(script);
      const all = await Promise.all(Array.from({ length: count }, async () => await worker(world).run()));
      await world.clock.sleep(300_000);
      expect(paid(world)).toHaveLength(1);
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      if (what === 'no fault') expect(waiting(world)).toEqual([]);
    }
  });
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
