/** Holds a request's body against what a vendor's documentation says of it. */
import { z } from 'zod';

export interface ShapeFault {
  /** `items.0.cfop`; '' for the body itself. */
  readonly path: string;
  /** `required`, or the kind of fault. */
  readonly rule: string;
}

export interface ShapeVerdict {
  readonly faults: readonly ShapeFault[];
  /** Paths of fields that the documentation does not name: vendors ignore them, but the client is to blame. */
  readonly unknown: readonly string[];
}

/** `shape` is made of strict objects, so that fields it does not name are found. */
export function checkShape(shape: z.ZodType, body: unknown): ShapeVerdict {
  const issues = shape.safeParse(body).error?.issues ?? [];
  const faults = issues.filter(({ code }) => code !== 'unrecognized_keys');
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  );
  return { faults: faults.map((issue) => ({ path: issue.path.join('.'), rule: ruleOf(issue) })), unknown };
}

const ruleOf = (issue: z.ZodIssue) => (isMissing(issue) ? 'required' : issue.code);

/** A field of several types is missing where it is missing for each. */
function isMissing(issue: z.ZodIssue): boolean {
  if (issue.code === 'invalid_union') return issue.unionErrors.every(({ issues }) => issues.every(isMissing));
  return issue.code === 'invalid_type' && issue.received === 'undefined';
}

/** In words for a violation: where and which rule, never a value. */
export const faultWords = (faults: readonly ShapeFault[]): string =>
  faults.map(({ path, rule }) => `${path || 'body'}: ${rule}`).join('; ');
