/** The tests of some operations: a few runs of each, or all of them where `npm run reliability` asks for the page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { rowName, type Row } from '../../../scripts/reliabilityPage.mts';
import { takeLedgerClock } from './memory.mts';
import type { Operation } from './operation.mts';
import { restoreChance } from './judge.mts';
import { trySample, tryWhole } from './trial.mts';

/** Where the findings of a whole run go, a file each. */
const folder = process.env.PONTE_RELIABILITY;

/** Of each kind: with no fault, with an answer lost, with work that lands late. */
const sampleRuns = 5;

const anHour = 3_600_000;

export function everyOrder(operations: readonly Operation[]): void {
  let restoreClock: () => void;
  beforeAll(() => void (restoreClock = takeLedgerClock()));
  afterAll(() => {
    restoreClock();
    restoreChance();
  });

  describe('two processes on one event, in every order of their calls', () => {
    test.each(operations.map((operation) => [rowName(operation), operation] as const))(
      '%s: it is done once, and nobody is told what is not so',
      async (name, operation) => {
        if (folder === undefined) return await trySample(operation, sampleRuns);
        const { vendor, node, operation: what, form, guard, most } = operation;
        const row: Row = {
          vendor,
          node,
          operation: what,
          guard,
          ...(form ? { form } : {}),
          ...(most ? { most } : {}),
          ...(await tryWhole(operation)),
        };
        writeFileSync(join(folder, `${name.replaceAll(/[^a-zA-Z0-9]+/g, '-')}.json`), JSON.stringify(row));
      },
      anHour,
    );
  });
}
