/** Forms that were filled in, in the world's words. */
import { identityDetail } from '../../leads/ledgerDetail.mts';
import type { LedgerEntry } from '../../world/simulator.mts';
import { vendor, type Lead, type State } from './context.mts';

export const toLedger = ({ leads }: State): LedgerEntry[] => [...leads.values()].map(entryOf);

const answer = ({ answers }: Lead, key: string) => answers.find(({ name }) => name === key)?.values[0];

const entryOf = (lead: Lead): LedgerEntry => ({
  kind: 'submission',
  vendor,
  id: lead.id,
  status: lead.deleted ? 'deleted' : lead.isTest ? 'test' : 'open',
  at: lead.createdAt,
  detail: {
    ...identityDetail({ email: answer(lead, 'email') ?? null, phones: [answer(lead, 'phone_number') ?? null] }),
    page: lead.pageId,
    form: lead.formId,
    campaign: lead.ad?.campaign_id,
    checked: lead.checked,
  },
});
