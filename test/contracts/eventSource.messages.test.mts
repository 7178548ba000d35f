/** The gateways of WhatsApp Event Trigger: a customer writes, and that is delivered. */
import { describe, expect, test } from 'vitest';
import type { MessageDocuments } from '../../domain/documents/messageDocuments.ts';
import {
  deliveryContract,
  eventSourceContract,
  manualEventSourceContract,
  type DeliveryHarness,
  type EventSourceHarness,
} from './eventSource.contract.mts';
import { faultHandles } from './support/faultHandles.mts';
import {
  cloudMessages,
  evolutionMessages,
  twilioMessages,
  url,
  wahaMessages,
  zApiMessages,
  type MessageWorld,
} from './support/messageWorlds.mts';

function harness(world: MessageWorld): DeliveryHarness<MessageDocuments> {
  return {
    open: () => world.open(),
    url,
    topics: ['reply.received', 'message.read'],
    anotherTopic: 'customer.optedOut',
    async happen() {
      const number = await world.write('Onde está o meu pedido?');
      return { delivery: world.deliveries().at(-1)!, number };
    },
    forgeries: (delivery) =>
      [undefined, '', 'a guess', delivery.headers[world.proof]!.replace(/.$/, '*')].map((value) => ({
        ...delivery,
        headers: { ...delivery.headers, [world.proof]: value },
      })),
    numberOf: ({ reply }) => reply?.id ?? null,
    violations: () => world.violations(),
    calls: () => world.calls(),
  };
}

const cloud = await Promise.all(Array.from({ length: 6 }, cloudMessages));

manualEventSourceContract('WhatsApp Cloud API', () => harness(cloud.pop()!));

manualEventSourceContract('Twilio', () => ({
  ...harness(twilioMessages()),
  withUnknownField: (rawBody) => Buffer.from(`${rawBody.toString()}&InventedTomorrow=1`),
}));

deliveryContract('Evolution API', () => harness(evolutionMessages()));

deliveryContract('Z-API', () => harness(zApiMessages()));

eventSourceContract('WAHA', (): EventSourceHarness<MessageDocuments> => {
  const waha = wahaMessages();
  const { world, simulator } = waha;
  return {
    ...harness(waha),
    otherUrl: 'https://n8n.loja.example/webhook/2e/webhook',
    refusedUrl: 'no address',
    // One entry of the session's list brings everything.
    subscriptionOf: () => 'webhook',
    subscribed: (address) =>
      simulator
        .webhooks()
        .filter((one) => one.url === address)
        .map(() => 'webhook'),
    loseSubscriptions: () => simulator.unsubscribe(),
    async damageSubscriptions(address) {
      const { session, serverUrl } = waha.connect().settings as Record<string, string>;
      const config = { webhooks: [{ url: address, events: ['message'], hmac: { key: 'of somebody else' } }] };
      await world.connect().transport({ method: 'PUT', url: `${serverUrl}/api/sessions/${session}`, body: { config } });
    },
    ...faultHandles(world),
  };
});

const topics = ['reply.received'];

describe.each([
  ['Evolution API', evolutionMessages],
  ['Z-API', zApiMessages],
] as const)('%s, which reports to one address', (_name, make) => {
  test('is registered once, and the second time one call finds nothing to do', async () => {
    const gateway = make();
    expect((await gateway.open().registerWebhooks({ url, topics })).created).not.toEqual([]);
    const before = gateway.calls();
    expect(await gateway.open().registerWebhooks({ url, topics })).toEqual({ created: [], repaired: [], removed: [] });
    expect(gateway.calls() - before).toBe(1);
    expect(gateway.violations()).toEqual([]);
  });

  test('leaves alone an address that somebody else gave it, and says what to do', async () => {
    const gateway = make();
    const theirs = 'https://chatwoot.example/hook';
    gateway.simulator.subscribe(theirs);
    const work = gateway.open().registerWebhooks({ url, topics });
    await expect(work).rejects.toMatchObject({ failure: { class: 'validation', code: 'webhookTaken', hint: expect.any(String) } });
    await gateway.open().removeWebhooks({ url, topics });
    await gateway.write('Oi');
    expect(gateway.world.deliveries().length).toBeGreaterThan(0);
  });

  test('is registered again where that was undone', async () => {
    const gateway = make();
    await gateway.open().registerWebhooks({ url, topics });
    gateway.simulator.unsubscribe();
    expect((await gateway.open().registerWebhooks({ url, topics })).created).not.toEqual([]);
  });

  test.each(['lostAnswer', 'rateLimited', 'serverError'] as const)('is registered in spite of a %s', async (fault) => {
    const gateway = make();
    let isFirst = true;
    gateway.world.inject(({ writeNumber }) => (writeNumber !== undefined && isFirst ? ((isFirst = false), fault) : undefined));
    await gateway.open().registerWebhooks({ url, topics });
    await gateway.write('Oi');
    expect(gateway.deliveries().length).toBeGreaterThan(0);
  });
});

/** A few events of a trigger, and what the gateway has to be asked for so that they come. */
describe('what a gateway is asked for', () => {
  // Opt-outs are heard anyway, also by an edit.
  test.each([
    [['customer.optedOut'], ['MESSAGES_EDITED', 'MESSAGES_UPSERT']],
    [
      ['reply.received', 'button.pressed'],
      ['MESSAGES_EDITED', 'MESSAGES_UPSERT'],
    ],
    [['reply.deleted'], ['MESSAGES_DELETE', 'MESSAGES_EDITED', 'MESSAGES_UPSERT']],
    [
      ['reaction.received', 'call.received'],
      ['CALL', 'MESSAGES_EDITED', 'MESSAGES_UPSERT'],
    ],
    [['message.failed'], ['MESSAGES_EDITED', 'MESSAGES_UPDATE', 'MESSAGES_UPSERT']],
    [['group.message'], ['MESSAGES_DELETE', 'MESSAGES_EDITED', 'MESSAGES_UPSERT']],
  ])('is for %j at Evolution %j', async (asked, events) => {
    const gateway = evolutionMessages();
    await gateway.open().registerWebhooks({ url, topics: asked });
    const set = gateway.world.calls.find(({ operation }) => operation === 'webhook.set')!.body as { webhook: { events: string[] } };
    expect(set.webhook.events.toSorted()).toEqual(events);
  });

  test.each([
    [['customer.optedOut'], ['message', 'message.edited']],
    [
      ['reply.received', 'button.pressed'],
      ['message', 'message.edited'],
    ],
    [['reply.deleted'], ['message', 'message.edited', 'message.revoked']],
    [
      ['reaction.received', 'call.received'],
      ['call.received', 'message', 'message.edited', 'message.reaction'],
    ],
    [['message.failed'], ['message', 'message.ack', 'message.edited']],
    [['group.receipt'], ['message', 'message.ack', 'message.ack.group', 'message.edited']],
  ])('is for %j at WAHA %j', async (asked, events) => {
    const gateway = wahaMessages();
    await gateway.open().registerWebhooks({ url, topics: asked });
    expect(gateway.simulator.webhooks().map((one) => one.events.toSorted())).toEqual([events]);
  });

  test.each([
    [['reply.received', 'call.received'], ['received']],
    [['message.read'], ['received', 'message-status']],
    [
      ['reply.received', 'message.failed'],
      ['received', 'delivery', 'message-status'],
    ],
  ])('is for %j at Z-API %j', async (asked, kinds) => {
    expect((await zApiMessages().open().registerWebhooks({ url, topics: asked })).created).toEqual(kinds);
  });

  test('is statuses alone where another program has Z-API’s address for messages', async () => {
    const gateway = zApiMessages();
    const { instanceId, instanceToken } = gateway.simulator.secrets;
    const address = `https://api.z-api.io/instances/${instanceId}/token/${instanceToken}/update-webhook-received`;
    const body = { value: 'https://chatwoot.example/hook' };
    await gateway.connect().transport({ method: 'PUT', url: address, body });
    expect((await gateway.open().registerWebhooks({ url, topics: ['message.read'] })).created).toEqual(['message-status']);
    const refusal = gateway.open().registerWebhooks({ url, topics: ['message.read', 'reply.received'] });
    await expect(refusal).rejects.toMatchObject({ failure: { code: 'webhookTaken' } });
  });

  test('is more where the trigger asks for more, and stays where it asks for less', async () => {
    const gateway = wahaMessages();
    const register = async (...asked: string[]) => await gateway.open().registerWebhooks({ url, topics: asked });
    await register('reply.received');
    expect((await register('reply.received', 'reaction.received')).repaired).toEqual(['webhook']);
    expect((await register('reply.received')).repaired).toEqual([]);
    expect(gateway.simulator.webhooks().map((one) => one.events)).toEqual([['message', 'message.reaction', 'message.edited']]);
  });
});

describe('Evolution API', () => {
  test('is told another secret where the credential has a new one, and is switched off when nobody listens', async () => {
    const gateway = evolutionMessages();
    gateway.simulator.subscribe(url, 'an old secret');
    expect((await gateway.open().registerWebhooks({ url, topics })).repaired).toEqual(['webhook']);
    await gateway.write('Oi');
    expect(gateway.open().verify(gateway.deliveries()[0]!, { url, topics })).toEqual({ valid: true });
    await gateway.open().removeWebhooks({ url, topics });
    await gateway.write('Oi');
    expect(gateway.deliveries()).toHaveLength(1);
  });

  test('without a secret in the credential is not registered: whatever it sent would be refused', async () => {
    const gateway = evolutionMessages();
    const { evolutionMessageSource } = await import('../../vendors/evolution/index.ts');
    const source = await evolutionMessageSource.open(gateway.connect({ webhookJwtSecret: '' }));
    const work = source.registerWebhooks({ url, topics });
    await expect(work).rejects.toMatchObject({ failure: { class: 'auth', message: expect.stringContaining('Webhook JWT Secret') } });
  });
});
