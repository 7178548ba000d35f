/** Deliveries with a part of another kind than usual: read as far as they can be, never thrown on. */
import { expect, test } from 'vitest';
import type { MessageSource } from '../../domain/ports/messageSource.ts';
import { ana, customerAt } from '../../sandbox/whatsapp/customer.mts';
import type { Listener } from '../../sandbox/whatsapp/speech.mts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { everyEvent, sayings } from './messageSource.contract.mts';
import { evolutionMessages, url, wahaMessages, zApiMessages } from './support/messageWorlds.mts';

/** One of each kind. */
const said = [...new Map(sayings.map((one) => [one[0].kind, one])).values()];

const odd: readonly unknown[] = [null, -1.5, '', 'x', [null], {}, { message: null }];

/** Every body in which one part is another thing, part by part. */
function variants(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [...odd];
  const others = Object.entries(value).flatMap(([name, part]) => variants(part).map((each) => ({ ...value, [name]: each })));
  return [...odd, ...(Array.isArray(value) ? others.map((each) => Object.values(each)) : others)];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is of no account is handed back. */
const accountIn = (body: object) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => /^(instance|instanceId|session)$/.test(name)));

interface Gateway {
  readonly simulator: Listener & { subscribe(url: string): void };
  open(): MessageSource;
  deliveries(): Delivery[];
}

test.each<[string, () => Gateway]>([
  ['Evolution API', evolutionMessages],
  ['Z-API', zApiMessages],
  ['WAHA with GOWS', () => wahaMessages({ engine: 'GOWS' })],
  ['WAHA with NOWEB', () => wahaMessages({ engine: 'NOWEB' })],
  ['WAHA with WEBJS', () => wahaMessages({ engine: 'WEBJS' })],
])('%s', async (_name, make) => {
  const gateway = make();
  gateway.simulator.subscribe(url);
  for (const one of said) customerAt(gateway.simulator, { ...ana, isSecret: true }).says(...one);
  const source = gateway.open();
  const bodies = gateway
    .deliveries()
    .map(({ rawBody }) => JSON.parse(rawBody.toString()) as object)
    .flatMap((body) => variants(body).flatMap((each) => (isObject(each) ? [{ ...each, ...accountIn(body) }] : [])));
  expect(bodies.length).toBeGreaterThan(1_000);
  for (const body of bodies) {
    const delivery = { headers: {}, rawBody: Buffer.from(JSON.stringify(body)), receivedAt: '2026-11-24T15:00:00.000Z' };
    for (const { event } of await source.read(delivery, { url, topics: everyEvent })) {
      expect(event.id).toMatch(/./);
      expect(event.occurredAt).toMatch(/^\d{4,6}-/);
    }
  }
});
