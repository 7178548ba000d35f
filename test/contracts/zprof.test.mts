import { test } from 'vitest';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { operations } from './reliability/operations.mts';
import { takeLedgerClock } from './reliability/memory.mts';
import { trySample } from './reliability/trial.mts';
takeLedgerClock();
test('prof', { timeout: 600_000 }, async () => {
  const op = operations.find((o) => `${o.node} ${o.operation} ${o.vendor} ${o.form ?? ''}`.trim() === process.env.OP)!;
  await trySample(op, 5);
  const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.start');
  await trySample(op, 60);
  const { profile } = await s.post('Profiler.stop');
  writeFileSync('/tmp/prof/x.json', JSON.stringify(profile));
});
