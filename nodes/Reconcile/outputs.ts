import type { FindingKind } from '../../domain/reconcile/finding';

/** The node's outputs, in the order of the canvas. */
export const outputNames = ['Missing Here', 'Missing There', 'Different', 'Reported Before', 'Summary'];

export const outputOf: Readonly<Record<FindingKind, number>> = { missing_here: 0, missing_there: 1, different: 2 };

export const reportedBefore = 3;

export const summary = 4;
