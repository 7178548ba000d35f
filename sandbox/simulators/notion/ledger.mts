/** Leads and notes that came to exist, in the world's words. */
import { identityDetail } from '../../leads/ledgerDetail.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type Page, type PropertyType, type State } from './context.mts';

export const toLedger = (state: State): LedgerEntry[] =>
  [...state.pages.values()].flatMap((page) => [leadOf(state, page), ...notesOf(page)]);

function leadOf(state: State, page: Page): LedgerEntry {
  const { properties, id: source } = state.sources.get(page.source)!;
  const of = (type: PropertyType) =>
    properties.filter((property) => property.type === type).map(({ id }) => page.values.get(id) as string | null | undefined);
  return {
    kind: 'lead',
    vendor,
    id: page.id,
    status: page.inTrash ? 'archived' : (of('status')[0] ?? 'open'),
    at: page.createdAt,
    detail: { source, ...identityDetail({ email: of('email')[0], phones: of('phone_number') }), by: page.by },
  };
}

/** What was written below the page, or as a comment. */
const notesOf = (page: Page): LedgerEntry[] => [
  ...page.comments.map(
    ({ id, at }): LedgerEntry => ({ kind: 'note', vendor, id, at, detail: { type: 'comment', leads: [page.id], by: 'api' } }),
  ),
  ...page.blocks.map(
    (block): LedgerEntry => ({ kind: 'note', vendor, id: String(block.id), detail: { type: 'block', leads: [page.id], by: page.by } }),
  ),
];
