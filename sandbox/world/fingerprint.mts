/** Personal data in a form that can be compared and not read: the ledger holds no names, documents or addresses. */
import { createHash } from 'node:crypto';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^0-9A-Za-z]/g, '')
    .toLowerCase();

/** Of one thing said in several words; undefined where nothing is said. */
export function fingerprint(...words: readonly (string | null | undefined)[]): string | undefined {
  const said = words.map((word) => plain(word ?? ''));
  if (said.every((word) => word === '')) return undefined;
  return createHash('sha256').update(said.join('|')).digest('hex').slice(0, 12);
}
