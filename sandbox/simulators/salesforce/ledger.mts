/** Leads, contacts and tasks that came to exist, in the world's words. */
import { identityDetail } from '../../leads/ledgerDetail.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type State, type Stored } from './context.mts';

export const toLedger = ({ records }: State): LedgerEntry[] =>
  [...records.values()].flatMap((record) => (record.type === 'User' ? [] : [entryOf(record)]));

const entryOf = (record: Stored): LedgerEntry => ({
  kind: record.type === 'Task' ? 'note' : 'lead',
  vendor,
  id: record.id,
  status: statusOf(record),
  at: record.createdAt,
  detail: record.type === 'Task' ? { type: 'Task', leads: [record.values.WhoId].filter(Boolean), by: record.by } : leadDetail(record),
});

/** A lead that became a contact is that contact. */
const statusOf = ({ deleted, values }: Stored) =>
  deleted ? 'archived' : values.IsConverted === true ? 'merged' : String(values.Status ?? 'open');

const leadDetail = ({ type, values, by }: Stored) => ({
  type,
  ...identityDetail({ email: values.Email as string | null, phones: [values.Phone, values.MobilePhone] as (string | null)[] }),
  owner: values.OwnerId,
  by,
});
