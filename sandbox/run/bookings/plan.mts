/** Customers who book by the form, and what becomes of their appointments. Times are world milliseconds. */
import { person, writtenPhone } from '../../brazil/index.mts';
import { day, hour, minute, momentBetween, slotBetween } from '../../scheduling/fortnight/slots.mts';
import { createRandom, type Random } from '../../world/random.mts';

export const leads = [24 * hour, 2 * hour] as const;

/** Buttons under the reminder, in their order. */
export type Button = 'confirm' | 'move' | 'cancel';

export type Act = { readonly what: 'moved'; readonly start: number } | { readonly what: 'cancelled' } | { readonly what: Button };

export interface PlannedBooking {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** As it is typed into the form. */
  readonly written: string;
  readonly at: number;
  readonly start: number;
  /** The customer presses "Send" twice. */
  readonly isSentTwice: boolean;
  /** By the professional in the calendar, or the customer's button, in order of time. */
  readonly acts: readonly (Act & { readonly at: number })[];
}

/** One kind of story after the other, so that even few bookings hold each kind. */
const stories = [
  stands,
  movedBetween,
  pressed('cancel'),
  cancelledBetween,
  pressed('confirm'),
  movedEarly,
  movedNear,
  cancelledEarly,
  movedAndBack,
  pressed('move'),
];

export function planBookings(seed: number, from: number, count: number): PlannedBooking[] {
  const random = createRandom(seed).fork('bookings by form');
  return Array.from({ length: count }, (_, index) => planBooking(random, from, index));
}

export interface Outage {
  readonly at: number;
  readonly until: number;
}

/** n8n is away when the first customer is to be reminded of the next day. */
export function outageOverReminder([first]: readonly PlannedBooking[]): Outage {
  const due = first!.start - leads[0];
  return { at: due - 5 * minute, until: due + 10 * minute };
}

function planBooking(random: Random, from: number, index: number): PlannedBooking {
  const { name, phone } = person(random, '11');
  const at = from + index * minute + random.int(1, 59) * 1000;
  const start = slotBetween(random, from + 28 * hour, from + 4 * day);
  return {
    // Names repeat in a long list; the page tells its customers apart by them.
    name: `${name} ${romanOf(index + 1)}`,
    phone,
    written: writtenPhone(phone, index),
    at,
    start,
    isSentTwice: index % 5 === 0,
    acts: stories[index % stories.length]!(random, { at, start }),
  };
}

interface Slot {
  readonly at: number;
  readonly start: number;
}

type Acts = PlannedBooking['acts'];

function stands(): Acts {
  return [];
}

/** Before the first reminder. */
const early = (random: Random, { at, start }: Slot): number => momentBetween(random, at + hour, start - 24 * hour - 10 * minute);

/** Between the two reminders. */
const between = (random: Random, { start }: Slot): number => momentBetween(random, start - 23 * hour, start - 2 * hour - 10 * minute);

function movedEarly(random: Random, slot: Slot): Acts {
  return [{ what: 'moved', at: early(random, slot), start: slot.start + random.int(2, 30) * hour }];
}

function movedBetween(random: Random, slot: Slot): Acts {
  return [{ what: 'moved', at: between(random, slot), start: slot.start + random.int(25, 40) * hour }];
}

/** Its day is no longer away by then: the reminder of two hours is left. */
function movedNear(random: Random, slot: Slot): Acts {
  const at = momentBetween(random, slot.start - 20 * hour, slot.start - 6 * hour);
  return [{ what: 'moved', at, start: slot.start + random.int(1, 3) * hour }];
}

/** To another time and back again, before anybody was reminded of either. */
function movedAndBack(random: Random, slot: Slot): Acts {
  const at = early(random, slot) - 40 * minute;
  return [
    { what: 'moved', at, start: slot.start + 48 * hour },
    { what: 'moved', at: at + 20 * minute, start: slot.start },
  ];
}

function cancelledEarly(random: Random, slot: Slot): Acts {
  return [{ what: 'cancelled', at: early(random, slot) }];
}

function cancelledBetween(random: Random, slot: Slot): Acts {
  return [{ what: 'cancelled', at: between(random, slot) }];
}

function pressed(button: Button): (random: Random, slot: Slot) => Acts {
  return (random, slot) => [{ what: button, at: between(random, slot) }];
}

function romanOf(count: number): string {
  const tens = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC'];
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return `${'C'.repeat(Math.floor(count / 100))}${tens[Math.floor(count / 10) % 10]}${ones[count % 10]}`;
}
