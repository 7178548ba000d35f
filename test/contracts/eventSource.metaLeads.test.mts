/** Meta Lead Ads as a source of events. Its app has one address for everybody, so that what it registers is tried here. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { leadSourceEvents, type LeadDocuments } from '../../domain/ports/leadSource.ts';
import { deliveryContract } from './eventSource.contract.mts';
import { maria, metaLeadsWorld, url, type MetaLeadsWorld } from './support/metaLeadsWorld.mts';

const request = { url, topics: [...leadSourceEvents] };
const nothing = { created: [], repaired: [], removed: [] };

deliveryContract<LeadDocuments>('Meta Lead Ads', () => {
  const world = metaLeadsWorld();
  return {
    open: () => world.open(),
    url,
    topics: ['lead.received', 'lead.test'],
    anotherTopic: 'lead.changed',
    async happen() {
      const number = world.simulator.submit(maria);
      return { delivery: (await world.delivered()).at(-1)!, number };
    },
    forgeries: (delivery) => [
      { ...delivery, headers: {} },
      world.signed(delivery, 'a guess'),
      world.signed(delivery, ''),
      { ...delivery, rawBody: Buffer.concat([delivery.rawBody, Buffer.from(' ')]) },
      { ...delivery, headers: { 'x-hub-signature': delivery.headers['x-hub-signature-256']!.replace('sha256', 'sha1') } },
    ],
    numberOf: ({ origin }) => origin.leadId,
    violations: () => [...world.violations],
    calls: () => world.calls.length,
  };
});

const writes = (world: MetaLeadsWorld) => world.calls.filter(({ method }) => method !== 'GET').map(({ operation }) => operation);

describe('Meta Lead Ads registers', () => {
  test('the app’s address and the page in two writes, and the second time nothing', async () => {
    const world = metaLeadsWorld();
    expect(await world.open().registerWebhooks(request)).toEqual({ ...nothing, created: ['leadgen'] });
    expect(world.simulator.callback()).toBe(url);
    expect(world.simulator.subscribedFields()).toEqual(['leadgen']);
    expect(await world.open().registerWebhooks(request)).toEqual(nothing);
    expect(writes(world)).toEqual(['callback.set', 'page.subscribe']);
    expect(world.violations).toEqual([]);
  });

  test('beside what the page sends to the app already', async () => {
    const world = metaLeadsWorld();
    const { pageId, pageToken } = world.simulator.secrets;
    const address = `https://graph.facebook.com/v26.0/${pageId}/subscribed_apps?subscribed_fields=feed,messages`;
    const headers = { Authorization: `Bearer ${pageToken}` };
    await world.connect().transport({ method: 'POST', url: address, headers, withoutLogin: true });
    await world.open().registerWebhooks(request);
    expect(world.simulator.subscribedFields()).toEqual(['feed', 'messages', 'leadgen']);
  });

  test.each<[string, (body: Record<string, unknown>) => unknown]>([
    ['whose the address is', (body) => ('data' in body ? { success: true } : body)],
    [
      'what the page sends already',
      (body) =>
        Array.isArray(body.data) ? { data: body.data.map(({ subscribed_fields: _, ...rest }: Record<string, unknown>) => rest) } : body,
    ],
  ])('nothing where Meta does not tell %s', async (_, alter) => {
    const world = metaLeadsWorld();
    await world.open().registerWebhooks(request);
    const before = writes(world).length;
    world.alterAnswers((body) => alter(body as Record<string, unknown>));
    const refusal = world.open({ deadline: world.clock.now() }).registerWebhooks(request);
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'transient', code: 'unreadableAnswer' } });
    expect(writes(world)).toHaveLength(before);
  });

  test('again what somebody took away', async () => {
    const world = metaLeadsWorld();
    await world.open().registerWebhooks(request);
    world.simulator.removeFromPage();
    expect(await world.open().registerWebhooks(request)).toEqual({ ...nothing, repaired: ['leadgen'] });
    expect(world.simulator.subscribedFields()).toEqual(['leadgen']);
  });

  test('nothing in the place of somebody else’s address, and leaves it there', async () => {
    const world = metaLeadsWorld();
    const theirs = 'https://outro.example/webhook/9/webhook';
    world.simulator.takeOver(theirs);
    const refusal = world.open().registerWebhooks(request);
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'validation', code: 'webhookTaken', hint: expect.any(String) } });
    await world.open().removeWebhooks(request);
    expect(world.simulator.callback()).toBe(theirs);
    expect(writes(world)).toEqual([]);
  });

  test('a test run borrows the address, and the published flow takes it back', async () => {
    const world = metaLeadsWorld();
    const ofTest = { ...request, url: url.replace('/webhook/', '/webhook-test/') };
    await world.open().registerWebhooks(request);
    await world.open().registerWebhooks(ofTest);
    expect(world.simulator.callback()).toBe(ofTest.url);
    await world.open().registerWebhooks(request);
    await world.open().removeWebhooks(ofTest);
    expect(world.simulator.callback()).toBe(url);
  });

  test('nothing any more once it is deactivated, twice', async () => {
    const world = metaLeadsWorld();
    await world.open().registerWebhooks(request);
    await world.open().removeWebhooks(request);
    await world.open().removeWebhooks(request);
    expect(world.simulator.callback()).toBeUndefined();
  });

  test.each(['lostAnswer', 'rateLimited', 'serverError'] as const)('in spite of a %s at every first try', async (fault) => {
    const world = metaLeadsWorld();
    const met = new Set<string>();
    world.inject(({ operation, writeNumber }) => {
      if (writeNumber === undefined || met.has(operation)) return undefined;
      met.add(operation);
      return fault;
    });
    await world.open().registerWebhooks(request);
    expect(met).toEqual(new Set(['callback.set', 'page.subscribe']));
    expect([world.simulator.callback(), world.simulator.subscribedFields()]).toEqual([url, ['leadgen']]);
  });

  test('no address that does not know the verify token', async () => {
    const world = metaLeadsWorld({ get: async () => ({ status: 404, body: 'not found' }) });
    const refusal = world.open().registerWebhooks(request);
    await expect(refusal).rejects.toMatchObject({
      failure: { class: 'validation', code: '2200', hint: expect.stringContaining('WEBHOOK_URL') },
    });
  });

  test('an app that demands proofs', async () => {
    const world = metaLeadsWorld({ requireProof: true });
    await world.open().registerWebhooks(request);
    world.simulator.submit(maria);
    const [delivery] = await world.delivered();
    expect(await world.open().read(delivery!, request)).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });
});

test('10,000 forged deliveries are refused, and the genuine ones among them are not', async () => {
  const world = metaLeadsWorld();
  const source = world.open();
  await source.registerWebhooks(request);
  world.simulator.submit(maria);
  const delivery = (await world.delivered())[0]!;
  const signature = delivery.headers['x-hub-signature-256']!;
  const forge = (index: number): typeof delivery => {
    const at = index % signature.length;
    const other = signature[at] === '0' ? '1' : '0';
    switch (index % 5) {
      case 0:
        return {
          ...delivery,
          headers: { ...delivery.headers, 'x-hub-signature-256': `${signature.slice(0, at)}${other}${signature.slice(at + 1)}` },
        };
      case 1:
        return world.signed(delivery, randomBytes(16).toString('hex'));
      case 2:
        return { ...delivery, rawBody: Buffer.from(delivery.rawBody.toString().replace(/\d{13,}/, String(10 ** 13 + index))) };
      case 3:
        return { ...delivery, headers: { 'x-hub-signature-256': `sha256=${randomBytes(32).toString('hex')}` } };
      default:
        return { ...delivery, headers: { ...delivery.headers, 'x-hub-signature-256': signature.slice(0, 7 + (index % 64)) } };
    }
  };
  let taken = 0;
  for (let index = 0; index < 10_000; index++) if (source.verify(forge(index), request).valid) taken++;
  expect(taken).toBe(0);
  expect(source.verify(delivery, request)).toEqual({ valid: true });
});

test.each([
  ['no secret in the credential', { appSecret: '' }],
  ['another secret', { appSecret: 'of another app' }],
])('with %s everything is refused', async (_, over) => {
  const world = metaLeadsWorld();
  await world.open().registerWebhooks(request);
  world.simulator.submit(maria);
  const [delivery] = await world.delivered();
  const source = world.open({ settings: { ...world.settings, ...over } });
  expect(source.verify(delivery!, request).valid).toBe(false);
  expect(source.handshake('hub.mode=subscribe&hub.verify_token=&hub.challenge=1')).toBeUndefined();
});
