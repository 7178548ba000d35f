/** If-Match and If-None-Match: changes of a version that is not the latest are refused. */
import type { Call } from '../call.mts';
import { conditionNotMet, refuse } from '../errors.mts';
import type { Occurrence } from '../types.mts';
import { etagOf } from './show.mts';

const names = (header: string, etag: string) => header === '*' || header.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag);

export function checkMatch({ headers }: Call, found: Occurrence): void {
  const wanted = headers.get('if-match');
  if (wanted !== null && !names(wanted, etagOf(found))) refuse(conditionNotMet());
}

export function isKnown({ headers }: Call, found: Occurrence): boolean {
  const known = headers.get('if-none-match');
  return known !== null && names(known, etagOf(found));
}
