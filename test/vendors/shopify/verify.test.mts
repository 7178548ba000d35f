import { describe, expect, test } from 'vitest';
import { openOrderSource } from '../../../vendors/shopify/orders/orderSource.ts';
import { isSignedByShopify, signPayload } from '../../../vendors/shopify/events/signature.ts';
import { shopifyWorld } from '../../contracts/support/shopifyWorld.mts';

/** printf '{"id":820982911946154508}' | openssl dgst -sha256 -hmac hush -binary | base64 */
const vector = { body: '{"id":820982911946154508}', secret: 'hush', signature: 'qBvrsZF7RfB1iS6BX6IHqJTp5L911P7intnPeTPsH0I=' };

describe('the signature of a delivery', () => {
  test('is the one that openssl makes', () => {
    expect(signPayload(Buffer.from(vector.body), vector.secret)).toBe(vector.signature);
    expect(isSignedByShopify(Buffer.from(vector.body), vector.signature, [vector.secret])).toBe(true);
  });

  test('is over the bytes, not over what they mean', () => {
    expect(isSignedByShopify(Buffer.from('{"id": 820982911946154508}'), vector.signature, [vector.secret])).toBe(false);
  });

  test('is not accepted without a secret', () => {
    expect(isSignedByShopify(Buffer.from(vector.body), signPayload(Buffer.from(vector.body), ''), [''])).toBe(false);
  });
});

describe('a delivery at the trigger', () => {
  const request = { url: 'https://n8n.loja.example/webhook/1f/webhook', topics: ['ORDERS_PAID'] };

  test('while the secret is changed, both secrets count', async () => {
    const world = shopifyWorld();
    const { clientSecret: before } = world.simulator.secrets;
    await openOrderSource(world.connect()).registerWebhooks(request);
    const after = world.simulator.rotateSecret();
    world.simulator.placeOrder();
    const [delivery] = world.deliveries(request.url);
    const verdictWith = (settings: object) => openOrderSource(world.connect({ ...settings })).verify(delivery!, request);
    expect(verdictWith({ clientSecret: after, previousClientSecret: before })).toEqual({ valid: true });
    expect(verdictWith({ clientSecret: after, previousClientSecret: '' })).toMatchObject({ valid: false });
  });

  test('the door is closed while the credential has no secret', async () => {
    const world = shopifyWorld();
    await openOrderSource(world.connect()).registerWebhooks(request);
    world.simulator.placeOrder();
    const [delivery] = world.deliveries(request.url);
    const signedWithNothing = {
      ...delivery!,
      headers: { ...delivery!.headers, 'x-shopify-hmac-sha256': signPayload(delivery!.rawBody, '') },
    };
    expect(openOrderSource(world.connect({ clientSecret: '' })).verify(signedWithNothing, request)).toMatchObject({ valid: false });
  });

  test('the paid and the created event of one purchase are two events, though they share an id', async () => {
    const world = shopifyWorld();
    const both = { ...request, topics: ['ORDERS_PAID', 'ORDERS_CREATE'] };
    const source = openOrderSource(world.connect());
    await source.registerWebhooks(both);
    world.simulator.placeOrder();
    const deliveries = world.deliveries(request.url);
    expect(new Set(deliveries.map(({ headers }) => headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(deliveries.map((delivery) => source.deduplicationKey(delivery))).size).toBe(2);
  });

  test('deliveries without any id are told apart by their bytes', () => {
    const source = openOrderSource(shopifyWorld().connect());
    const key = (body: string) => source.deduplicationKey({ headers: {}, rawBody: Buffer.from(body), receivedAt: '' });
    expect(key('{"a":1}')).toBe(key('{"a":1}'));
    expect(key('{"a":1}')).not.toBe(key('{"a":2}'));
  });
});
