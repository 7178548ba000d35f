/** A Pipedrive account with the fields that docs/pipedrive.md asks for. Its token is Bruna's, who is a seller herself. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createPipedrive } from '../../../sandbox/simulators/pipedrive/index.mts';
import { openLeadKeeper } from '../../../vendors/pipedrive/leads/leadKeeper.ts';
import type { LeadWorld } from '../leadKeeper.contract.mts';
import { simulatedVendor } from './simulatedVendor.mts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/pipedrive.md'), 'utf8');

/** As a reader of the page makes them: rows such as "| **`Step`**, `Etapa` | Text | … |", by their last name. */
export const pipedriveFields = [...page.matchAll(/^\|\s*(\**`[^|]+?)\s*\|\s*(Text|Large text)\s*\|/gm)].map(([, names, kind]) => ({
  name: [...names!.matchAll(/`([^`]+)`/g)].at(-1)![1]!,
  type: kind === 'Text' ? 'varchar' : 'text',
}));

export function pipedriveWorld({ withFields = true } = {}) {
  const world = simulatedVendor({
    create: createPipedrive,
    login: ({ secrets }) => ({ 'x-api-token': secrets.apiToken }),
  });
  const { simulator } = world;
  const keys = new Map<string, string>();
  if (withFields) for (const { name, type } of pipedriveFields) keys.set(name, simulator.addField(name, type));
  const settings = { companyDomain: 'loja-ponte', apiToken: simulator.secrets.apiToken };
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  const standing = () => simulator.persons().filter(({ deleted }) => !deleted);
  const own = (customFields: Readonly<Record<string, unknown>>, name: string) => {
    const value = customFields[keys.get(name) ?? ''];
    return typeof value === 'string' ? value : null;
  };
  const company = (name: string | undefined) => (name === undefined ? {} : { customFields: { [keys.get('Empresa')!]: name } });
  const crm: Pick<
    LeadWorld,
    'people' | 'notes' | 'doubles' | 'stopReasons' | 'byHand' | 'owners' | 'ownerLeaves' | 'unsubscribes' | 'ownerOfNew' | 'settle'
  > = {
    people: () =>
      standing().map(({ id, name, emails, phones, customFields, ownerId }) => ({
        id: String(id),
        name,
        email: emails[0]?.value ?? null,
        phones: phones.map(({ value }) => value),
        company: own(customFields, 'Empresa'),
        owner: String(ownerId),
      })),
    notes: (id) =>
      simulator
        .notes()
        .filter(({ personId }) => String(personId) === id)
        .map(({ content }) => content),
    doubles: () =>
      simulator.leads().flatMap(({ personId }, index, all) => {
        const isDouble = all.findIndex((other) => other.personId === personId) < index;
        return isDouble ? [`another lead of ${personId}`] : [];
      }),
    stopReasons: () => standing().flatMap(({ customFields }) => own(customFields, 'Motivo da parada') ?? []),
    byHand: {
      add({ name, email, phone, company: employer }) {
        const id = simulator.addPerson({ name: name ?? email ?? phone ?? '?', email, phone });
        simulator.changePerson(id, company(employer));
        return String(id);
      },
      change: (id, { company: employer, ...fields }) => simulator.changePerson(Number(id), { ...fields, ...company(employer) }),
      remove: (id) => simulator.removePerson(Number(id)),
    },
    owners: ['12', '11'],
    ownerOfNew: '11',
    ownerLeaves: (id) => simulator.setActive(Number(id), false),
    unsubscribes: (id) => simulator.unsubscribe(Number(id)),
    // Longer than what is looked up in the list of changes: from then on the search alone knows.
    settle: async () => await world.clock.sleep(20 * 60_000),
  };
  return { ...world, ...crm, connect, open: (over: Partial<Connection> = {}) => openLeadKeeper(connect(over)) };
}
