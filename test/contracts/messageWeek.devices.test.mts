/** A week of many customers at the gateways that drive a linked device: what nobody says to the shop has events of its own. */
import { describe, expect, test } from 'vitest';
import type { MessageDocuments } from '../../domain/documents/messageDocuments.ts';
import type { SourceEvent } from '../../domain/ports/eventSource.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { graceMs, startWeek, weekMs } from '../../sandbox/whatsapp/week/week.mts';
import { createRandom } from '../../sandbox/world/random.mts';
import { evolutionMessageSource } from '../../vendors/evolution/index.ts';
import { wahaMessageSource } from '../../vendors/waha/index.ts';
import { zApiMessageSource } from '../../vendors/zApi/index.ts';
import { eventOf } from '../support/heard.mts';
import { createVirtualClock } from '../support/virtualClock.mts';
import { listeningAt } from '../sandbox/whatsapp/listening.mts';
import { everyEvent } from './messageSource.contract.mts';

const sources = { evolution: evolutionMessageSource, zApi: zApiMessageSource, waha: wahaMessageSource };

/** The server knows nobody's phone: what the payload holds is all there is. */
const connection = (account: string, secrets: object): Connection => ({
  account,
  settings: { session: 'default', ...secrets },
  transport: async () => ({ answered: true, status: 200, headers: {}, body: { pn: null } }),
  clock: createVirtualClock(),
  deadline: Infinity,
});

async function weekAt(gateway: keyof typeof sources, seed: number) {
  const shop = await listeningAt(gateway);
  const week = startWeek({
    listener: shop.vendor,
    clock: shop.clock,
    random: createRandom(seed),
    customers: 100,
    lastFromShop: () => 'OUR-1',
  });
  await shop.clock.advance(weekMs + graceMs);
  const source = await sources[gateway].open(connection(`week of ${gateway} ${seed}`, shop.vendor.secrets));
  const heard = new Map<string, SourceEvent<MessageDocuments>>();
  for (const body of shop.raw()) {
    const delivery = { headers: {}, rawBody: Buffer.from(body), receivedAt: '2026-12-09T00:00:00.000Z' };
    for (const event of await source.read(delivery, { url: 'https://n8n.example', topics: everyEvent }))
      if (!heard.has(event.news!)) heard.set(event.news!, event);
  }
  return { said: week.said, heard: [...heard.values()] };
}

describe.each(['evolution', 'zApi', 'waha'] as const)('a week at %s', (gateway) => {
  test('has as many reactions, edits, deletions, calls, messages and receipts elsewhere as there were', async () => {
    const { said, heard } = await weekAt(gateway, 3);
    const elsewhere = everyEvent.filter((type) => !['reply.received', 'button.pressed', 'customer.optedOut'].includes(type));
    const count = (types: (string | undefined)[]) => elsewhere.map((type) => [type, types.filter((each) => each === type).length]);
    expect(count(heard.map(({ event }) => event.type))).toEqual(count(said.map((each) => eventOf(each))));
  });
});
