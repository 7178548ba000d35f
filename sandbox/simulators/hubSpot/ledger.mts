/** Leads, notes and tasks that came to exist, in the world's words. */
import { identityDetail } from '../../leads/ledgerDetail.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type ObjectType, type State, type Stored } from './context.mts';

const kinds: Partial<Record<ObjectType, LedgerEntry['kind']>> = {
  contacts: 'lead',
  notes: 'note',
  tasks: 'note',
  communications: 'note',
  emails: 'note',
};

export const toLedger = ({ records }: State): LedgerEntry[] =>
  [...records.values()].flatMap((record) => {
    const kind = kinds[record.type];
    return kind ? [entryOf(record, kind)] : [];
  });

const entryOf = (record: Stored, kind: LedgerEntry['kind']): LedgerEntry => ({
  kind,
  vendor,
  id: record.id,
  status: record.mergedInto !== undefined ? 'merged' : record.archived ? 'archived' : (record.values.hs_lead_status ?? 'open'),
  at: record.createdAt,
  detail:
    kind === 'lead' ? leadDetail(record) : { type: record.type, leads: [...record.links].map((link) => link.split('/')[1]), by: record.by },
});

const leadDetail = ({ values, by }: Stored) => ({
  ...identityDetail({ email: values.email, phones: [values.phone, values.mobilephone, values.hs_whatsapp_phone_number] }),
  owner: values.hubspot_owner_id ?? undefined,
  by,
});
