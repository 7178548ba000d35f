/** A HubSpot account with the properties that docs/hubspot.md asks for. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createHubSpot } from '../../../sandbox/simulators/hubSpot/index.mts';
import { openLeadKeeper } from '../../../vendors/hubSpot/leads/leadKeeper.ts';
import type { LeadWorld } from '../leadKeeper.contract.mts';
import { simulatedVendor } from './simulatedVendor.mts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/hubspot.md'), 'utf8');

/** As a reader of the page makes them: rows such as "| `ponte_phone` | … unique … |". */
export const hubSpotProperties = [...page.matchAll(/^\|\s*`(ponte_\w+)`\s*\|(.*)$/gm)].map(([, name, rest]) => ({
  name: name!,
  unique: /unique/.test(rest!),
}));

export function hubSpotWorld({ withProperties = true } = {}) {
  const world = simulatedVendor({
    create: createHubSpot,
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.token}` }),
  });
  const { simulator } = world;
  if (withProperties) for (const property of hubSpotProperties) simulator.addProperty(property);
  const settings = { accessToken: simulator.secrets.token, plan: 'starter' };
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  const standing = () => simulator.contacts().filter(({ archived }) => !archived);
  const crm: Pick<LeadWorld, 'people' | 'notes' | 'stopReasons' | 'byHand' | 'owners' | 'ownerLeaves' | 'unsubscribes' | 'settle'> = {
    people: () =>
      standing().map(({ id, properties }) => ({
        id,
        name: [properties.firstname, properties.lastname].filter(Boolean).join(' '),
        email: properties.email ?? null,
        phones: [properties.phone, properties.mobilephone].filter((each) => typeof each === 'string'),
        company: properties.company ?? null,
        owner: properties.hubspot_owner_id ?? null,
      })),
    notes: (id) =>
      simulator
        .activities()
        .filter(({ archived, links }) => !archived && links.includes(`contacts/${id}`))
        .map(({ properties }) => properties.hs_note_body ?? ''),
    stopReasons: () => standing().flatMap(({ properties }) => properties.ponte_stop_reason ?? []),
    byHand: {
      add: ({ name = '', ...others }) => simulator.addContact({ ...(name === '' ? {} : { firstname: name }), ...others }),
      change: (id, fields) => simulator.changeContact(id, fields),
      remove: (id) => simulator.archiveContact(id),
    },
    owners: ['77', '78'],
    ownerLeaves: (id) => simulator.removeOwner(id),
    unsubscribes: (id) => simulator.unsubscribe(id),
    settle: async () => await world.clock.sleep(60_000),
  };
  return { ...world, ...crm, connect, open: (over: Partial<Connection> = {}) => openLeadKeeper(connect(over)) };
}
