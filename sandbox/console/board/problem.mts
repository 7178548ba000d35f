import type { Problem } from './board.mts';
import { meaningOf } from './meaning.mts';
import type { Run } from './runs.mts';
import type { OrderBooks } from './stations.mts';

/** Why an order stands still: what n8n was told, or what SEFAZ said of its invoice. */
export function problemOf({ run, of }: OrderBooks): Problem | undefined {
  if (run?.error) return problemOfRun(run);
  const refused = of('invoice').at(-1);
  const rejection = refused?.detail?.rejection as { code?: string; reason?: string } | undefined;
  if (!rejection || !['rejected', 'denied'].includes(refused?.status ?? '')) return undefined;
  return {
    where: 'SEFAZ',
    what: typeof rejection === 'object' ? [rejection.code, rejection.reason].filter(Boolean).join(' ') : String(rejection),
  };
}

/** As n8n was told, with what it means. */
export function problemOfRun(run: Run | undefined): Problem | undefined {
  const meaning = run?.error && meaningOf(run.error);
  return run?.error && { ...run.error, ...(meaning ? { meaning } : {}) };
}
