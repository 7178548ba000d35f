import { test } from 'vitest';
import { operations } from './reliability/operations.mts';
import { takeLedgerClock } from './reliability/memory.mts';
import { traceOf } from './reliability/trial.mts';
takeLedgerClock();
test('trace', { timeout: 600_000 }, async () => {
  const op = operations.find((o) => `${o.node} ${o.operation} ${o.vendor} ${o.form ?? ''}`.trim() === process.env.OP)!;
  console.log((await traceOf(op, process.env.ORDER!, process.env.FAULT ? JSON.parse(process.env.FAULT) : undefined)).join('\n'));
});
