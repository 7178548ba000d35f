/**
 * What every vendor that reports by webhook has to keep. To run it for another vendor, write a harness over its simulator and call
 * `eventSourceContract` (see eventSource.shopify.test.mts).
 */
import { describe, expect, test } from 'vitest';
import type { Delivery, EventSource } from '../../domain/ports/eventSource.ts';
import { where } from './support/where.mts';

export interface DeliveryHarness<Document> {
  /** The adapter on the simulated account; twice is two executions on one account. */
  open(): EventSource<Document>;
  /** Where deliveries go. */
  readonly url: string;
  /** Two of the source's event names, the first one of what `happen` brings about; and one more. */
  readonly topics: readonly [string, string];
  readonly anotherTopic: string;
  /** Something happens at the vendor: the first delivery of `topics[0]`, and the number of what it is about. */
  happen(): Promise<{ delivery: Delivery; number: string }>;
  /** What is not the vendor's, though it looks like the delivery. */
  forgeries(delivery: Delivery): Delivery[];
  /** The number of what a document is about. */
  numberOf(document: Document): string | null;
  /** What the real vendor would have punished. */
  violations(): unknown[];
  calls(): number;
  /** What was read once is noted at the vendor and not read again: another account of the same story is asked instead. */
  readonly tellsOnce?: true;
  /** A delivery's body with a field that nobody knows, where it is no JSON. */
  withUnknownField?(rawBody: Buffer): Buffer;
}

/** Of a vendor whose API registers webhooks. */
export interface EventSourceHarness<Document> extends DeliveryHarness<Document> {
  /** Belongs to another workflow of the same account. */
  readonly otherUrl: string;
  /** An address that the vendor refuses. */
  readonly refusedUrl: string;
  /** The vendor's name of the subscription that brings a topic, where several topics come by one; or its names; else the topic itself. */
  subscriptionOf?(topic: string): string | readonly string[];
  /** What the account has for a URL, asked on the vendor's own side: a topic stands there once for each subscription of it. */
  subscribed(url: string): string[];
  /** Somebody removes the subscriptions behind the adapter's back. */
  loseSubscriptions(): void;
  /** Somebody changes the subscriptions so that not everything is delivered any more; absent where that cannot be done. */
  damageSubscriptions?(url: string): Promise<void>;
  /** Calls that change something. */
  writes(): number;
  /** The k-th write from now is carried out, and its answer is lost. */
  loseAnswerOfWrite(k: number): void;
  strike(fault: 'rateLimited' | 'serverError', times: number): void;
  /** From now on all answers have fields that nobody knows. */
  addUnknownFields(): void;
}

export function eventSourceContract<Document>(vendor: string, make: () => EventSourceHarness<Document>): void {
  describe(`${vendor} as a source of events`, () => {
    subscribing(make);
    troubles(make);
    receiving(make);
  });
}

/** Of a vendor that lets others register but has its own rules for test: how it delivers is the same. */
export function deliveryContract<Document>(vendor: string, make: () => DeliveryHarness<Document>): void {
  describe(`${vendor} as a source of events`, () => receiving(make));
}

/** Of a vendor whose webhooks a person makes in its panel: there is nothing to register, all else is the same. */
export function manualEventSourceContract<Document>(vendor: string, make: () => DeliveryHarness<Document>): void {
  describe(`${vendor} as a source of events`, () => {
    test('activation and deactivation ask the vendor nothing and change nothing', async () => {
      const world = make();
      const request = { url: world.url, topics: [...world.topics] };
      expect(await world.open().registerWebhooks(request)).toEqual(nothing);
      await world.open().removeWebhooks(request);
      expect(world.calls()).toBe(0);
    });
    receiving(make);
  });
}

/** The subscriptions that bring these topics, sorted. */
function subscriptionsOf<D>(world: EventSourceHarness<D>, topics: readonly string[] = world.topics): string[] {
  return [...new Set(topics.flatMap((topic) => world.subscriptionOf?.(topic) ?? topic))].toSorted();
}

const nothing = { created: [], repaired: [], removed: [] };

function subscribing<D>(make: () => EventSourceHarness<D>): void {
  test('a trigger is activated: every topic is subscribed, and the second time one call finds nothing to do', async () => {
    const world = make();
    const request = { url: world.url, topics: [...world.topics] };
    const report = await world.open().registerWebhooks(request);
    expect(report.created.toSorted()).toEqual(subscriptionsOf(world));
    expect(world.subscribed(world.url).toSorted()).toEqual(subscriptionsOf(world));

    const before = world.calls();
    expect(await world.open().registerWebhooks(request)).toEqual(nothing);
    expect(world.calls() - before).toBe(1);
    expect(world.violations()).toEqual([]);
  });

  test('the user chooses other topics: the new one comes, the old one goes, the common one stays', async () => {
    const world = make();
    const [kept, dropped] = world.topics;
    await world.open().registerWebhooks({ url: world.url, topics: [kept, dropped] });
    await world.open().registerWebhooks({ url: world.url, topics: [kept, world.anotherTopic] });
    expect(world.subscribed(world.url).toSorted()).toEqual(subscriptionsOf(world, [kept, world.anotherTopic]));
  });

  test('two workflows listen to one account: neither touches what the other one has', async () => {
    const world = make();
    await world.open().registerWebhooks({ url: world.otherUrl, topics: [...world.topics] });
    await world.open().registerWebhooks({ url: world.url, topics: [world.topics[0]] });
    await world.open().removeWebhooks({ url: world.url, topics: [world.topics[0]] });
    expect(world.subscribed(world.url)).toEqual([]);
    expect(world.subscribed(world.otherUrl).toSorted()).toEqual(subscriptionsOf(world));
  });

  test('the vendor lost the subscriptions: they are made again', async () => {
    const world = make();
    const request = { url: world.url, topics: [...world.topics] };
    await world.open().registerWebhooks(request);
    world.loseSubscriptions();
    const report = await world.open().registerWebhooks(request);
    expect(report.created.toSorted()).toEqual(subscriptionsOf(world));
    expect(world.subscribed(world.url).toSorted()).toEqual(subscriptionsOf(world));
  });

  where(make().damageSubscriptions).test(
    'somebody narrowed the subscriptions: they are repaired, and then nothing is left to do',
    async () => {
      const world = make();
      const request = { url: world.url, topics: [...world.topics] };
      await world.open().registerWebhooks(request);
      await world.damageSubscriptions!(world.url);
      expect((await world.open().registerWebhooks(request)).repaired).not.toEqual([]);
      expect(await world.open().registerWebhooks(request)).toEqual(nothing);
      expect(world.subscribed(world.url).toSorted()).toEqual(subscriptionsOf(world));
    },
  );

  test('a trigger is deactivated twice: the second time there is nothing to remove', async () => {
    const world = make();
    const request = { url: world.url, topics: [...world.topics] };
    await world.open().registerWebhooks(request);
    await world.open().removeWebhooks(request);
    await world.open().removeWebhooks(request);
    expect(world.subscribed(world.url)).toEqual([]);
  });
}

function troubles<D>(make: () => EventSourceHarness<D>): void {
  test('two activations at once end in one subscription a topic', async () => {
    const world = make();
    const request = { url: world.url, topics: [...world.topics] };
    await Promise.all([world.open().registerWebhooks(request), world.open().registerWebhooks(request)]);
    expect(world.subscribed(world.url).toSorted()).toEqual(subscriptionsOf(world));
    expect(world.violations()).toEqual([]);
  });

  test('whichever answer is lost, there is one subscription a topic in the end', async () => {
    const request = (world: EventSourceHarness<D>) => ({ url: world.url, topics: [...world.topics] });
    const untroubled = make();
    await untroubled.open().registerWebhooks(request(untroubled));
    const writes = untroubled.writes();
    expect(writes).toBeGreaterThan(0);
    for (let k = 1; k <= writes; k++) {
      const world = make();
      world.loseAnswerOfWrite(k);
      await world.open().registerWebhooks(request(world));
      expect(world.subscribed(world.url).toSorted(), `write ${k}`).toEqual(subscriptionsOf(world));
    }
  });

  test('whichever answer is lost while it is deactivated, nothing stays behind', async () => {
    for (let k = 1; k <= 2; k++) {
      const world = make();
      const request = { url: world.url, topics: [...world.topics] };
      await world.open().registerWebhooks(request);
      world.loseAnswerOfWrite(k);
      await world.open().removeWebhooks(request);
      expect(world.subscribed(world.url), `write ${k}`).toEqual([]);
    }
  });

  for (const fault of ['rateLimited', 'serverError'] as const) {
    test(`a bad minute at the vendor (${fault}) is outlived`, async () => {
      const world = make();
      world.strike(fault, 2);
      await world.open().registerWebhooks({ url: world.url, topics: [...world.topics] });
      expect(world.subscribed(world.url).toSorted()).toEqual(subscriptionsOf(world));
    });
  }

  test('an address that the vendor refuses is a fault of the setting, with the next step', async () => {
    const world = make();
    const refusal = world.open().registerWebhooks({ url: world.refusedUrl, topics: [world.topics[0]] });
    await expect(refusal).rejects.toMatchObject({ failure: { class: 'validation', hint: expect.any(String) } });
    expect(world.subscribed(world.refusedUrl)).toEqual([]);
  });

  test('fields that nobody knows are passed over', async () => {
    const world = make();
    const request = { url: world.url, topics: [...world.topics] };
    world.addUnknownFields();
    await world.open().registerWebhooks(request);
    expect(await world.open().registerWebhooks(request)).toEqual(nothing);
  });
}

function withJsonField(rawBody: Buffer): Buffer {
  return Buffer.from(JSON.stringify({ ...(JSON.parse(rawBody.toString()) as object), inventedTomorrow: [1] }));
}

function receiving<D>(make: () => DeliveryHarness<D>): void {
  const withDelivery = async () => {
    const world = make();
    const source = world.open();
    const request = { url: world.url, topics: [...world.topics] };
    await source.registerWebhooks(request);
    return { world, source, request, ...(await world.happen()) };
  };

  test('what the vendor delivers is accepted, what looks like it is not', async () => {
    const { world, source, request, delivery } = await withDelivery();
    expect(source.verify(delivery, request)).toEqual({ valid: true });
    const forgeries = world.forgeries(delivery);
    expect(forgeries.length).toBeGreaterThan(0);
    for (const forgery of forgeries) expect(source.verify(forgery, request)).toMatchObject({ valid: false, reason: expect.any(String) });
  });

  test('an event that comes again has the same name, another event has another', async () => {
    const { world, source, delivery } = await withDelivery();
    const { delivery: other } = await world.happen();
    expect(source.deduplicationKey({ ...delivery, receivedAt: '2030-01-01T00:00:00Z' })).toBe(source.deduplicationKey(delivery));
    expect(source.deduplicationKey(other)).not.toBe(source.deduplicationKey(delivery));
  });

  test('an event becomes one document with the thread through every later step', async () => {
    const { world, source, request, delivery, number } = await withDelivery();
    const events = await source.read(delivery, request);
    expect(events).toHaveLength(1);
    const { event, document, raw } = events[0]!;
    expect(world.numberOf(document)).toBe(number);
    expect(event.correlationId).toContain(number);
    expect(event.receivedAt).toBe(delivery.receivedAt);
    expect(Date.parse(event.occurredAt)).not.toBeNaN();
    expect(raw).toMatchObject({});
    expect(world.violations()).toEqual([]);
  });

  test('fields that nobody knows do not change the document', async () => {
    const { world, source, request, delivery } = await withDelivery();
    const [event] = await source.read(delivery, request);
    const more = world.withUnknownField ?? withJsonField;
    const fresh = world.tellsOnce ? await withDelivery() : { source, request, delivery };
    const [again] = await fresh.source.read({ ...fresh.delivery, rawBody: more(fresh.delivery.rawBody) }, fresh.request);
    expect(again?.document).toBeDefined();
    expect(again?.document).toEqual(event?.document);
  });

  test('an event that the trigger did not ask for starts nothing', async () => {
    const { world, source, delivery } = await withDelivery();
    expect(await source.read(delivery, { url: world.url, topics: [world.anotherTopic] })).toEqual([]);
  });
}
