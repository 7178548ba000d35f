/** What of a node's parameters n8n evaluates: each costs a flow time that the package promises not to take. */
import { Expression } from 'n8n-workflow';
import { vi } from 'vitest';

/** Texts of the expressions that were evaluated since; until `vi.restoreAllMocks()`. n8n before 2.0 takes plain values the same way. */
export function watchExpressions(): () => string[] {
  const evaluate = vi.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
  return () =>
    evaluate.mock.calls.map(([value]) => value).filter((value): value is string => typeof value === 'string' && value.startsWith('='));
}
