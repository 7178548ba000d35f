
import { test } from 'vitest';
import { asaasOperations } from './reliability/operations/asaas.mts';
import { trySample, tryWhole } from './reliability/trial.mts';
for (const op of asaasOperations) {
  test(`${op.operation} ${op.form ?? ''}`, { timeout: 600_000 }, async () => {
    const t = Date.now();
    if (process.env.W) console.log(op.operation, op.form, JSON.stringify(await tryWhole(op)), Date.now() - t);
    else { await trySample(op, 20); }
  });
}
