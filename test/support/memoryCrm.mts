/** A CRM in memory whose list of changes lags behind its records, as those of real ones do, and which can be away. */
import { noCadence, type Lead } from '../../domain/documents/lead.ts';
import type { LeadKeeper } from '../../domain/ports/leadKeeper.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';

interface Version {
  at: number;
  lead: Lead;
}

/** `now`: the CRM's clock. */
export function memoryCrm(now: () => number, lagMs = 20_000) {
  const versions = new Map<string, Version[]>();
  let isAway = false;
  let reads = 0;

  const current = (id: string): Lead | undefined => versions.get(id)?.at(-1)?.lead;
  /** Between nothing and the whole lag, always the same for a change. */
  const lagOf = (id: string, at: number) => (Number(id) * 7_919 + (at % 104_729)) % (lagMs + 1);
  const refuseWhenAway = () => {
    if (isAway) throw new IntegrationError('ponte', { class: 'transient', code: '503', message: 'away' });
  };

  function write(id: string, changes: Partial<Lead>): Lead {
    const before = current(id);
    const at = now();
    const lead = { ...(before ?? blank(id, at)), ...structuredClone(changes), updatedAt: new Date(at).toISOString() };
    versions.set(id, [...(versions.get(id) ?? []), { at, lead }]);
    return lead;
  }

  const notNeeded = async (): Promise<never> => await Promise.reject(new Error('not needed here'));

  const keeper: LeadKeeper = {
    lagMs,
    async get(id) {
      refuseWhenAway();
      reads++;
      const lead = current(id);
      if (!lead) throw new IntegrationError('ponte', { class: 'notFound', code: '404', message: 'no such lead' });
      return await Promise.resolve(structuredClone(lead));
    },
    async getMany(_query, limit) {
      refuseWhenAway();
      const all = [...versions.values()].map((each) => each.at(-1)!.lead);
      return await Promise.resolve(structuredClone(all.slice(-limit).toReversed()));
    },
    async listChanged(since) {
      refuseWhenAway();
      const visible = [...versions.entries()].flatMap(([id, its]) => {
        const seen = its.findLast(({ at }) => at + lagOf(id, at) <= now());
        return seen && seen.at >= Date.parse(since) ? [seen.lead] : [];
      });
      return await Promise.resolve(structuredClone(visible.toSorted((one, other) => one.updatedAt!.localeCompare(other.updatedAt!))));
    },
    capture: notNeeded,
    find: notNeeded,
    update: notNeeded,
    note: notNeeded,
    stopCadence: notNeeded,
    listOwners: notNeeded,
  };

  return {
    keeper,
    write,
    current,
    remove: (id: string) => void versions.delete(id),
    goAway: () => void (isAway = true),
    comeBack: () => void (isAway = false),
    reads: () => reads,
  };
}

function blank(id: string, at: number): Lead {
  return {
    id,
    vendor: 'memory',
    source: 'site',
    campaign: null,
    name: `Lead ${id}`,
    email: `lead${id}@exemplo.com.br`,
    phone: `+55119${id.padStart(8, '0')}`,
    company: null,
    interest: null,
    owner: null,
    consent: { given: true, at: null, proof: 'Aceito', channels: [] },
    status: 'NEW',
    cadence: noCadence,
    url: null,
    createdAt: new Date(at).toISOString(),
    updatedAt: new Date(at).toISOString(),
    problems: [],
  };
}
