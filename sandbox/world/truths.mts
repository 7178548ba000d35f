/** Truths with their source, grouped by it. */
import type { Truth, TruthLabel } from './simulator.mts';

const labelled =
  (label: TruthLabel) =>
  (source: string, ...behaviours: readonly string[]): Truth[] =>
    behaviours.map((behaviour) => ({ behaviour, label, source }));

export const captured = labelled('captured');
export const documented = labelled('documented');

/** Our best reading: there is no source to look at. */
export const assumed = (...behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label: 'assumed' }));

/**
 * Assumed, and no adapter leans on it: `reason` says why not. What an adapter calls, reads and branches on has to be looked at before
 * this is said.
 */
export const harmless = (reason: string, ...behaviours: readonly string[]): Truth[] =>
  behaviours.map((behaviour) => ({ behaviour, label: 'assumed', harmless: reason }));
