/** What the customers send back of their orders, and what happens to it, day by day. */

/**
 * `asked`: the customer asks, and the shop has not agreed. `opened`: the shop agrees without being asked. `toldAgain`: Shopify delivers again
 * what it has delivered. `paidByHand`: somebody gives the money back in Shopify's panel before the parcel is there.
 */
export type Act =
  | 'asked'
  | 'opened'
  | 'approved'
  | 'declined'
  | 'toldAgain'
  | 'posted'
  | 'arrived'
  | 'calledOff'
  | 'expired'
  | 'lost'
  | 'paidByHand';

export interface PlannedReturn {
  readonly orderNumber: string;
  /** What comes back: position of the line in the order, from 0, and units of it; without a line everything. */
  readonly line?: number;
  readonly quantity?: number;
  /** Of each day. */
  readonly acts: readonly (readonly Act[])[];
}

type Story = readonly (Pick<PlannedReturn, 'line' | 'quantity'> & { readonly days: Readonly<Record<number, readonly Act[]>> })[];

/** Every order has these lines. */
export const boughtUnits = [3, 2, 1] as const;

export const days = 7;

/** On a bad day n8n is away while these happen. */
export const dayOfOutage = 3;

const stories: readonly Story[] = [
  // All of it.
  [{ days: { 0: ['opened'], 1: ['posted'], 3: ['arrived'] } }],
  // A part, asked for.
  [{ line: 1, quantity: 1, days: { 0: ['asked'], 1: ['approved'], 2: ['posted'], 3: ['arrived'] } }],
  // Two, and the later one is there first.
  [
    { line: 0, quantity: 1, days: { 0: ['opened'], 1: ['posted'], 4: ['arrived'] } },
    { line: 1, quantity: 1, days: { 1: ['opened'], 2: ['posted'], 3: ['arrived'] } },
  ],
  // Several pieces of a line; the shop's word comes twice.
  [{ line: 0, quantity: 2, days: { 2: ['opened'], 3: ['toldAgain'], 4: ['posted'], 6: ['arrived'] } }],
  // Refused.
  [{ line: 0, quantity: 1, days: { 0: ['asked'], 1: ['declined'] } }],
  // Called off while the parcel is under way.
  [{ line: 0, quantity: 2, days: { 0: ['opened'], 1: ['posted'], 2: ['calledOff'], 3: ['arrived'] } }],
  // Never taken to the agency.
  [{ line: 1, quantity: 2, days: { 3: ['opened'], 5: ['expired'] } }],
  // Two in one moment, and one of them is never sent.
  [
    { line: 0, quantity: 1, days: { 0: ['opened'], 2: ['posted'], 5: ['arrived'] } },
    { line: 1, quantity: 2, days: { 0: ['opened'] } },
  ],
  // The same once more, when the first one is paid back.
  [
    { line: 0, quantity: 1, days: { 0: ['opened'], 1: ['posted'], 2: ['arrived'] } },
    { line: 0, quantity: 1, days: { 4: ['opened'], 5: ['posted'], 6: ['arrived'] } },
  ],
  // Somebody was faster.
  [{ line: 0, quantity: 1, days: { 0: ['opened'], 1: ['posted'], 2: ['paidByHand'], 4: ['arrived'] } }],
  // Lost by the carrier.
  [{ line: 1, quantity: 1, days: { 0: ['opened'], 1: ['posted'], 4: ['lost'] } }],
  // Called off before anybody has heard of it, on a bad day.
  [{ line: 0, quantity: 3, days: { 3: ['opened', 'calledOff'] } }],
];

export const planReturns = (orderNumbers: readonly string[]): PlannedReturn[] =>
  orderNumbers.flatMap((orderNumber, index) =>
    stories[index % stories.length]!.map(({ days: perDay, ...what }) => ({
      orderNumber,
      ...what,
      acts: Array.from({ length: days }, (_, day) => perDay[day] ?? []),
    })),
  );
