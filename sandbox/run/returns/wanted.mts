/** What has to come of a return, from what happened to it and from what its order cost. */
import type { OrderAfterwards } from './evidence.mts';
import type { LivedReturn } from './play.mts';

/** So long after a return is called off what is under way may still come. */
export const graceMs = 3_600_000;

export const approvedAt = ({ happened: { approved, opened } }: LivedReturn): number | undefined => approved ?? opened;

/** `maybe`: called off so soon that nobody may have heard of it. */
export function wantsLabel(one: LivedReturn): 'yes' | 'no' | 'maybe' {
  const since = approvedAt(one);
  if (since === undefined) return 'no';
  return (one.happened.calledOff ?? Infinity) - since < graceMs ? 'maybe' : 'yes';
}

const hasArrived = ({ happened }: LivedReturn) => happened.arrived !== undefined;
const isDoubtful = ({ happened }: LivedReturn) => happened.calledOff !== undefined || happened.paidByHand !== undefined;

export const isPaidBack = (one: LivedReturn): boolean => hasArrived(one) && !isDoubtful(one);

/** A parcel is there, and nobody can say that money goes back for it: a person has to look, and no machine may pay. */
export const hasToStop = (one: LivedReturn): boolean => hasArrived(one) && isDoubtful(one);

/** As Refund Return words it. */
export const reasonToStop = /open returns that were not refunded yet|money of it went back before/;

/**
 * Cents for so many more units of a line, of which some went back before: what was paid for the line less the part of the units that are left,
 * so that all of them together are what was paid, to the cent.
 */
export function worthOf({ quantity, paid }: OrderAfterwards['lines'][number], before: number, units: number): number {
  const left = (gone: number) => Math.round((Math.round(paid * 100) * (quantity - gone)) / quantity);
  return left(before) - left(before + units);
}
