/**
 * A week of many customers at one gateway: who says what, truly. A test lets seven days pass and compares what the trigger told
 * with what was said:
 *
 *     const week = startWeek({ listener: world.vendors.evolution, clock, random: createRandom(1), customers: 300 });
 *     await clock.advance(weekMs + graceMs);
 *     week.said.filter(({ isReply }) => isReply) …
 */
import type { WorldClock } from '../../world/clock.mts';
import type { Random } from '../../world/random.mts';
import { customerAt } from '../customer.mts';
import { contentMs } from '../delivery.mts';
import type { Manner } from '../customer.mts';
import { identityOf } from '../phone.mts';
import type { Listener, Person } from '../speech.mts';
import type { Said } from '../truth.mts';
import { createPeople, newPhoneOf } from './people.mts';
import type { Habits } from './people.mts';
import { mannerOf, nextSaying } from './sayings.mts';
import type { Intent, Next } from './sayings.mts';

export const weekMs = 7 * 86_400_000;

/** Everything late has come by then. */
export const graceMs = 2 * 86_400_000;

export interface WeekOptions {
  readonly listener: Listener;
  readonly clock: WorldClock;
  readonly random: Random;
  readonly customers: number;
  /** The id of the last message of the shop to a person, so that people can answer and react to it. */
  readonly lastFromShop?: (person: Person) => string | undefined;
}

export interface WeekSaid extends Said {
  readonly intent: Intent;
  /** Which customer; the same for both phones of one who changed the number. */
  readonly customer: number;
  /** How often it was delivered. */
  readonly times: number;
}

export interface Week {
  readonly people: readonly Habits[];
  /** Everything so far, in the order in which it was said. */
  readonly said: readonly WeekSaid[];
  /** Customers who asked for silence and the world time at which the shop was told. */
  readonly optedOut: ReadonlyMap<number, number>;
  /** Whose phone it is or was; undefined for a stranger's. */
  customerOf(phone: string): number | undefined;
}

export function startWeek(options: WeekOptions): Week {
  const { random, customers } = options;
  const people = createPeople(random.fork('people'), customers);
  const week = {
    people,
    said: [] as WeekSaid[],
    optedOut: new Map<number, number>(),
    phones: new Map(people.map(({ person }, index) => [identityOf(person.phone), index])),
  };
  for (const [index, habits] of people.entries()) plan(options, week, { index, habits, random: random.fork(`customer ${index}`) });
  return { ...week, customerOf: (phone) => week.phones.get(identityOf(phone)) };
}

interface Diary {
  readonly said: WeekSaid[];
  readonly optedOut: Map<number, number>;
  readonly phones: Map<string, number>;
}

interface Life {
  readonly index: number;
  readonly habits: Habits;
  readonly random: Random;
}

/** Between three and twelve things in the week, the wish for silence among them where there is one. */
function plan(options: WeekOptions, diary: Diary, life: Life): void {
  const { habits, random } = life;
  const moments = Array.from({ length: random.int(3, 12) }, () => random.int(0, weekMs - 1)).sort((one, other) => one - other);
  const silence = habits.willOptOut ? random.int(0, moments.length - 1) : undefined;
  const change = random.chance(0.03) ? random.int(0, weekMs - 1) : undefined;
  let own: string | undefined;
  for (const [count, moment] of moments.entries())
    options.clock.after(moment, () => {
      const memory = { own, fromShop: options.lastFromShop?.(habits.person) };
      const said = say(options, diary, life, nextSaying(random, memory, count === silence));
      if (said.utterance.kind === 'text' && said.place === 'chat') own = said.id;
    });
  if (change !== undefined) options.clock.after(change, () => changeNumber(options, diary, life));
}

function say({ listener, clock, lastFromShop }: WeekOptions, diary: Diary, { index, habits, random }: Life, next: Next): Said {
  const { person, shown, isEphemeral } = habits;
  const quotes = next.saying.kind === 'text' && random.chance(0.2) ? lastFromShop?.(person) : undefined;
  const manner: Manner = {
    shown,
    place: next.place,
    ...mannerOf(random, clock.now()),
    ...(isEphemeral ? { wrapper: 'ephemeral' as const } : {}),
    ...(quotes === undefined ? {} : { quotes }),
  };
  const said = customerAt(listener, person).says(next.saying, manner);
  diary.said.push({ ...said, intent: next.intent, customer: index, times: manner.times ?? 1 });
  const toldAt = clock.now() + (manner.lateMs ?? 0) + (manner.waitingFirst === true ? contentMs : 0);
  if (next.intent === 'optOut' && said.isTold) diary.optedOut.set(index, toldAt);
  return said;
}

/** From now on the person writes from another phone; the gateway tells of it where it can. */
function changeNumber({ listener }: WeekOptions, diary: Diary, { index, habits, random }: Life): void {
  const newPhone = newPhoneOf(random, habits.person);
  if (diary.phones.has(identityOf(newPhone))) return;
  const said = customerAt(listener, habits.person).says({ kind: 'numberChange', newPhone }, { shown: habits.shown });
  diary.said.push({ ...said, intent: 'talk', customer: index, times: 1 });
  diary.phones.set(identityOf(newPhone), index);
  habits.person = { ...habits.person, phone: newPhone };
}
