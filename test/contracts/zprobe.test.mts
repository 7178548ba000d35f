import { test } from 'vitest';
import { operations } from './reliability/operations.mts';
import { takeLedgerClock } from './reliability/memory.mts';
import { trySample, tryWhole, countOnly } from './reliability/trial.mts';
takeLedgerClock();
for (const op of operations) {
  const name = `${op.node} ${op.operation} ${op.vendor} ${op.form ?? ''}`;
  if (process.env.ONLY && !new RegExp(process.env.ONLY).test(name)) continue;
  test(name, { timeout: 900_000 }, async () => {
    const t = Date.now();
    if (process.env.C) console.log('CNT', name, JSON.stringify(await countOnly(op, Number(process.env.C))), Date.now() - t);
    else if (process.env.W) console.log('WHL', name, JSON.stringify(await tryWhole(op)), Date.now() - t);
    else await trySample(op, Number(process.env.N ?? 5));
  });
}
