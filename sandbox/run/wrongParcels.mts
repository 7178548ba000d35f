/**
 * The figure *wrong* of the plan *parcels*: labels of an order that hold more or less than the order together, that have one key twice, and a
 * shop that was not told the code of each.
 */
import type { LedgerEntry } from '../world/simulator.mts';
import type { StartedEvent } from './events.mts';
import { counts } from './outcome.mts';

export function wrongParcels(events: readonly StartedEvent[], ledger: readonly LedgerEntry[]): string[] {
  return events.flatMap(({ orderNumber, units }) => {
    const mine = ledger.filter((entry) => entry.orderNumber === orderNumber && counts(entry));
    const labels = mine.filter(({ kind }) => kind === 'shipment');
    if (labels.length === 0) return [];
    const held = labels.reduce((sum, { detail }) => sum + Number(detail?.units ?? 0), 0);
    const keys = new Set(labels.map(({ detail }) => (detail?.tags as string[])[0]));
    const told = mine
      .filter(({ kind }) => kind === 'fulfillment')
      .flatMap(({ detail }) => (detail?.tracking ?? []) as { number: string }[]);
    const untold = labels.filter(({ detail }) => !told.some(({ number }) => number === detail?.tracking));
    return [
      ...(held === units ? [] : [`shipment of ${orderNumber}: ${held} of ${units} units in its parcels`]),
      ...(keys.size === labels.length ? [] : [`shipment of ${orderNumber}: a parcel has two labels`]),
      ...(told.length === 0 || untold.length === 0 ? [] : [`fulfillment of ${orderNumber}: ${untold.length} parcels without their code`]),
    ];
  });
}
