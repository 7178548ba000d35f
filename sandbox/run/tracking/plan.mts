/** What becomes of the parcels of the orders, day by day. */

/** The carrier's steps that the template tells of. */
export type Step = 'posted' | 'undelivered' | 'delivered';

/** `expired`: nobody takes it to the agency, and there is nothing to tell. */
export type Act = Step | 'expired';

export interface PlannedParcel {
  readonly orderNumber: string;
  /** One act a day; undefined: nothing happens. */
  readonly acts: readonly (Act | undefined)[];
}

const stories: readonly (readonly (Act | undefined)[])[] = [
  ['posted', undefined, 'delivered'],
  ['posted', 'undelivered', 'delivered'],
  [undefined, 'posted'],
  [undefined, 'posted', 'delivered'],
  [undefined, undefined, 'expired'],
];

export const days = 3;

/** On a bad day n8n is away while these happen. */
export const dayOfOutage = 1;

export const planParcels = (orderNumbers: readonly string[]): PlannedParcel[] =>
  orderNumbers.map((orderNumber, index) => ({ orderNumber, acts: stories[index % stories.length]! }));

export const stepsOf = ({ acts }: PlannedParcel): Step[] => acts.filter((act): act is Step => act !== undefined && act !== 'expired');
