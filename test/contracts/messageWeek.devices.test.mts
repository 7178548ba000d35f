/** A week of many customers at the gateways that drive a linked device: what a person says is told once, under the person's name. */
import { describe, expect, test } from 'vitest';
import type { CustomerReply, MessageDocuments, OptOut } from '../../domain/documents/messageDocuments.ts';
import type { SourceEvent } from '../../domain/ports/eventSource.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { graceMs, startWeek, weekMs, type WeekSaid } from '../../sandbox/whatsapp/week/week.mts';
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
const connection = (account: string): Connection => ({
  account,
  settings: { serverUrl: 'https://gateway.example', session: 'default' },
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
  const source = sources[gateway].open(connection(`week of ${gateway} ${seed}`));
  const heard = new Map<string, SourceEvent<MessageDocuments>>();
  for (const body of shop.raw()) {
    const delivery = { headers: {}, rawBody: Buffer.from(body), receivedAt: '2026-12-09T00:00:00.000Z' };
    for (const event of await source.read(delivery, { url: 'https://n8n.example', topics: everyEvent }))
      if (!heard.has(event.news!)) heard.set(event.news!, event);
  }
  return { said: week.said, heard: [...heard.values()] };
}

/** What a person said to the shop, however it was put. */
function repliesIn(heard: SourceEvent<MessageDocuments>[]): (CustomerReply | OptOut)[] {
  const types = ['reply.received', 'button.pressed', 'customer.optedOut'];
  return heard.filter(({ event }) => types.includes(event.type)).flatMap(({ document }) => document.reply ?? document.optOut ?? []);
}

const names = ({ names: { phone, lid } }: WeekSaid) => ({ phone: phone ?? null, lid: lid ?? null });

describe.each(['evolution', 'zApi', 'waha'] as const)('a week at %s', (gateway) => {
  test.each([1, 2])('is told once and under the names of each delivery, and nothing else starts an answer (seed %i)', async (seed) => {
    const { said, heard } = await weekAt(gateway, seed);
    const told = repliesIn(heard).map(({ id, contact: { phone, lid } }) => [id, { phone, lid }]);
    const truth = said.filter(({ isReply }) => isReply).map((each) => [each.id, names(each)]);
    expect(truth.length).toBeGreaterThan(300);
    expect(told.length).toBe(truth.length);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(truth));
  });

  test('has as many reactions, edits, deletions, calls, messages and receipts elsewhere as there were', async () => {
    const { said, heard } = await weekAt(gateway, 3);
    const elsewhere = everyEvent.filter((type) => !['reply.received', 'button.pressed', 'customer.optedOut'].includes(type));
    const count = (types: (string | undefined)[]) => elsewhere.map((type) => [type, types.filter((each) => each === type).length]);
    expect(count(heard.map(({ event }) => event.type))).toEqual(count(said.map((each) => eventOf(each))));
  });
});
