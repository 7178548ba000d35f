/** How the contracts have a write land late: the helper that their suites share. */
import { describe, expect, test } from 'vitest';
import { faultHandles } from './support/faultHandles.mts';
import { evolutionWorld } from './support/gatewayWorlds.mts';
import { shopifyWorld } from './support/shopifyWorld.mts';

const silences = [
  { silence: 'hang', patienceMs: 30_000, code: 'ECONNABORTED' },
  { silence: 'reset', patienceMs: 0, code: 'ECONNRESET' },
] as const;

describe.each(silences)('a write that lands late, by $silence', ({ silence, patienceMs, code }) => {
  test.each([1_000, 5_000, 40_000])('is carried out once, %i ms after the client gave up', async (delayMs) => {
    const world = evolutionWorld();
    const { serverUrl, instanceName } = world.simulator.secrets;
    const { transport, clock } = world.connect();
    const send = async (text: string) =>
      await transport({ method: 'POST', url: `${serverUrl}/message/sendText/${instanceName}`, body: { number: '5511912345678', text } });
    const texts = () => world.simulator.messages().map((message) => message.text);
    await send('first');
    faultHandles(world).landWriteLate(1, delayMs, silence);
    const asked = clock.now();
    expect(await send('late')).toMatchObject({ answered: false, code, maybeSent: true });
    expect(clock.now() - asked).toBe(patienceMs);
    await clock.sleep(delayMs - 1);
    expect(texts()).toEqual(['first']);
    expect(world.lateWorks()).toBe(1);
    await clock.sleep(1);
    expect(texts()).toEqual(['first', 'late']);
    expect(world.simulator.ledger()).toHaveLength(2);
    await clock.sleep(3_600_000);
    expect(texts()).toEqual(['first', 'late']);
    expect(world.lateWorks()).toBe(0);
  });

  test('is there for everybody who wakes at its moment or later', async () => {
    const world = evolutionWorld();
    const { serverUrl, instanceName } = world.simulator.secrets;
    const { transport, clock } = world.connect();
    faultHandles(world).landWriteLate(1, 1_000, silence);
    await transport({
      method: 'POST',
      url: `${serverUrl}/message/sendText/${instanceName}`,
      body: { number: '5511912345678', text: 'late' },
    });
    const seen = await Promise.all(
      [1_000, 999, 5_000, 1_001].map(async (ms) => {
        await clock.sleep(ms);
        return world.simulator.messages().length;
      }),
    );
    expect(seen[0]).toBe(1);
    expect(seen[2]).toBe(1);
    expect(seen[3]).toBe(1);
  });

  test('goes for mutations of a shop, too', async () => {
    const world = shopifyWorld();
    const { id } = world.simulator.placeOrder({ paid: true });
    const { transport, clock, settings } = world.connect();
    const query = `mutation M { tagsAdd(id: "${id}", tags: ["late"]) { userErrors { message } } }`;
    const tags = () => world.simulator.orders()[0]!.tags;
    world.landWriteLate(1, 5_000, silence);
    const url = `https://${String(settings.shop)}/admin/api/2026-10/graphql.json`;
    expect(await transport({ method: 'POST', url, body: { query } })).toMatchObject({ answered: false, code });
    await clock.sleep(4_999);
    expect(tags()).not.toContain('late');
    await clock.sleep(1);
    expect(tags()).toContain('late');
    expect(world.violations).toEqual([]);
  });
});
