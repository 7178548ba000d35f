/** HubSpot: how often it is asked, and what is its own. */
import { describe, expect, test } from 'vitest';
import { draft } from '../../contracts/leadKeeper.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { hubSpotWorld } from '../../contracts/support/hubSpotWorld.mts';

const nobody = { kind: 'none' } as const;

/** Owners and the account's number are asked for now and then; they are no part of an operation. */
const operationsOf = (world: ReturnType<typeof hubSpotWorld>) =>
  world.calls.map(({ operation }) => operation).filter((name) => name !== 'owners.list' && name !== 'account.details');

describe('calls', () => {
  test('of a new lead and of one that is known', async () => {
    const world = hubSpotWorld();
    await world.open().capture({ draft: draft(), owner: nobody });
    expect(operationsOf(world)).toEqual(['objects.get', 'objects.get', 'objects.search', 'objects.create']);
    await world.open().capture({ draft: draft(), owner: nobody });
    expect(operationsOf(world).slice(4)).toEqual(['objects.get']);
  });

  test('no more than the plan allows, however many leads come at once', async () => {
    const world = hubSpotWorld();
    const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
    await Promise.all(
      Array.from(
        { length: 60 },
        async (_, number) => await keeper.capture({ draft: draft({ email: `l${number}@loja.example`, phone: null }), owner: nobody }),
      ),
    );
    expect(world.people()).toHaveLength(60);
    expect(world.violations).toEqual([]);
  });
});

test('properties that are missing are named, and nothing is written', async () => {
  const world = hubSpotWorld({ withProperties: false });
  const byPhone = await failureOf(world.open().capture({ draft: draft({ email: null }), owner: nobody }));
  expect(byPhone.failure).toMatchObject({
    class: 'validation',
    code: 'phonePropertyMissing',
    hint: expect.stringContaining('"ponte_phone"'),
  });
  const byEmail = await failureOf(world.open().capture({ draft: draft({ phone: null }), owner: nobody }));
  expect(byEmail.failure).toMatchObject({ code: 'PROPERTY_DOESNT_EXIST', message: expect.stringContaining('"ponte_source"') });
  expect(world.people()).toEqual([]);
});

test('no phone and no e-mail reaches an error', async () => {
  const world = hubSpotWorld({ withProperties: false });
  for (const over of [{ email: null }, { phone: null }]) {
    const { failure } = await failureOf(world.open().capture({ draft: draft(over), owner: nobody }));
    expect(JSON.stringify(failure)).not.toMatch(/maria|91234/i);
  }
});

test('more leads than one page holds are all listed, once each', async () => {
  const world = hubSpotWorld();
  const since = new Date(world.clock.now()).toISOString();
  for (let number = 0; number < 450; number++) {
    world.byHand.add({ email: `l${number}@loja.example` });
    // Some in one moment, some one after the other.
    if (number % 3 === 0) await world.clock.sleep(10);
  }
  await world.settle();
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  const changed = await keeper.listChanged(since);
  expect(changed).toHaveLength(450);
  expect(new Set(changed.map(({ id }) => id)).size).toBe(450);
  expect((await keeper.getMany({}, Infinity)).map(({ id }) => id)).toHaveLength(450);
  expect(await keeper.getMany({}, 7)).toHaveLength(7);
});

test('more leads of one moment than a page holds are all listed', async () => {
  const world = hubSpotWorld();
  for (let number = 0; number < 430; number++) world.byHand.add({ email: `l${number}@loja.example` });
  await world.settle();
  const keeper = world.open({ deadline: world.clock.now() + 3_600_000 });
  expect(new Set((await keeper.getMany({}, Infinity)).map(({ id }) => id)).size).toBe(430);
});

test('an account that lives elsewhere is linked there', async () => {
  const world = hubSpotWorld();
  const { lead } = await world.open().capture({ draft: draft(), owner: nobody });
  expect(lead.url).toBe(`https://app.hubspot.com/contacts/${world.simulator.secrets.portalId}/record/0-1/${lead.id}`);
});

test('without a key nothing is asked', async () => {
  const world = hubSpotWorld();
  expect(() => world.open({ settings: {} })).toThrow('has no "Service Key"');
  expect(world.calls).toEqual([]);
});
