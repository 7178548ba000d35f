/** Failures on demand: each strikes a number of times. */

export interface Planned<Kind> {
  readonly kind: Kind;
  remaining: number;
}

/** The first failure that matches and has not struck often enough yet; it is counted. */
export function takePlanned<Kind>(planned: readonly Planned<Kind>[], matches: (kind: Kind) => boolean = () => true): Kind | undefined {
  const found = planned.find(({ kind, remaining }) => remaining > 0 && matches(kind));
  if (found) found.remaining--;
  return found?.kind;
}
