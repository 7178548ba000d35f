/** What a run of tests left out, as one line. */

export interface Skipped {
  readonly file: string;
  readonly reason?: string;
}

/** How many, and for each reason how many and where. */
export function describeSkipped(skipped: readonly Skipped[]): string {
  const reasons = Map.groupBy(skipped, ({ reason }) => reason ?? 'WITHOUT A REASON');
  const parts = [...reasons].map(([reason, tests]) => {
    const files = new Set(tests.map(({ file }) => file));
    return `${tests.length} in ${[...files].join(', ')} (${reason})`;
  });
  return [`${skipped.length} skipped`, parts.join('; ')].filter((part) => part !== '').join(': ');
}
