import { describe, expect, test } from 'vitest';
import { gateways } from '../../../sandbox/whatsapp/customer.mts';
import type { Gateway } from '../../../sandbox/whatsapp/customer.mts';
import { identityOf } from '../../../sandbox/whatsapp/phone.mts';
import { graceMs, startWeek, weekMs } from '../../../sandbox/whatsapp/week/week.mts';
import type { Week } from '../../../sandbox/whatsapp/week/week.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { listeningAt } from './listening.mts';

async function live(gateway: Gateway, seed: number, customers = 60) {
  const shop = await listeningAt(gateway);
  const week = startWeek({
    listener: shop.vendor,
    clock: shop.clock,
    random: createRandom(seed),
    customers,
    lastFromShop: () => 'OUR-1',
  });
  await shop.clock.advance(weekMs + graceMs);
  return { shop, week };
}

const diary = ({ said }: Week) => said.map(({ customer, kind, text, at, place, intent }) => [customer, kind, text, at, place, intent]);

describe.each(gateways)('a week at %s', (gateway) => {
  test('tells of everything that it says it tells of, as often as it says', async () => {
    const { shop, week } = await live(gateway, 1);
    const bodies = shop.raw().map((body) => (gateway === 'whatsappCloud' ? body.replaceAll('\\/', '/') : body));
    const replies = week.said.filter(({ isReply }) => isReply);
    expect(replies.length).toBeGreaterThan(150);
    for (const { id, times } of replies) {
      const count = bodies.filter((body) => body.includes(id)).length;
      expect(count).toBeGreaterThanOrEqual(times);
    }
    expect(shop.violations).toEqual([]);
  });

  test('is the same for the same seed, another for another', async () => {
    const [one, again, other] = [await live(gateway, 5, 20), await live(gateway, 5, 20), await live(gateway, 6, 20)];
    expect(diary(one.week)).toEqual(diary(again.week));
    expect(diary(one.week)).not.toEqual(diary(other.week));
    expect(one.shop.raw()).toEqual(again.shop.raw());
  });
});

describe('the people of a week', () => {
  test('are many kinds of people who say many kinds of things', async () => {
    const { week } = await live('evolution', 2, 300);
    const kinds = new Set(week.said.map(({ utterance }) => utterance.kind));
    for (const kind of [
      'text',
      'image',
      'voice',
      'location',
      'order',
      'form',
      'list',
      'reaction',
      'edit',
      'deletion',
      'call',
      'receipt',
    ] as const)
      expect([kind, kinds.has(kind)]).toEqual([kind, true]);
    expect(new Set(week.said.map(({ shown }) => shown))).toEqual(new Set(['phone', 'both', 'hidden']));
    expect(week.said.some(({ times }) => times > 1)).toBe(true);
    expect(new Set(week.people.map(({ person }) => person.lid)).size).toBe(300);
    expect(new Set(week.people.map(({ person }) => identityOf(person.phone))).size).toBe(300);
  });

  test('ask for silence at most once each, and are known by every phone of theirs', async () => {
    const { week } = await live('whatsappCloud', 3, 300);
    const wishes = week.said.filter(({ intent, isTold }) => intent === 'optOut' && isTold);
    expect(wishes.length).toBeGreaterThan(20);
    expect([...week.optedOut.keys()].sort()).toEqual(wishes.map(({ customer }) => customer).sort());
    for (const { customer, person } of week.said) expect(week.customerOf(person.phone)).toBe(customer);
    expect(week.said.some(({ utterance }) => utterance.kind === 'numberChange')).toBe(true);
    expect(week.customerOf('+5511900000000')).toBeUndefined();
  });
});
