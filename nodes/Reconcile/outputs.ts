import type { FindingKind } from '../../domain/reconcile/finding';

/** The node's outputs, in the order of the canvas. */
export const outputNames = ['Summary', 'Missing Here', 'Missing There', 'Different', 'Reported Before'];

export const outputOf: Readonly<Record<FindingKind, number>> = { missing_here: 1, missing_there: 2, different: 3 };

export const reportedBefore = 4;

export const summary = 0;
