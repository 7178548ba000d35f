/** For what only some vendors have: the others have no such test, instead of one that is skipped. */
import { describe, test } from 'vitest';

export const where = (has: unknown) => ({
  test(title: string, run: () => Promise<void>): void {
    if (has) test(title, run);
  },
  describe(title: string, tests: () => void): void {
    if (has) describe(title, tests);
  },
});
