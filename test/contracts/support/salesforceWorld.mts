/** A Salesforce account with the fields that docs/salesforce.md asks for. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createSalesforce } from '../../../sandbox/simulators/salesforce/index.mts';
import { openLeadKeeper } from '../../../vendors/salesforce/leads/leadKeeper.ts';
import type { LeadWorld } from '../leadKeeper.contract.mts';
import { simulatedVendor } from './simulatedVendor.mts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/salesforce.md'), 'utf8');

/** As a reader of the page makes them: rows such as "| `Ponte_Phone__c` | Text 255, unique … |". */
export const salesforceFields = [...page.matchAll(/^\|\s*`(Ponte_\w+__c)`\s*\|([^|]*)\|/gm)].map(([, name, type]) => ({
  name: name!,
  unique: /unique/.test(type!),
  ...(/Long Text/.test(type!) ? { type: 'textarea' as const, length: 32_000 } : {}),
}));

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

export function salesforceWorld({ withFields = true } = {}) {
  const world = simulatedVendor({
    create: createSalesforce,
    login: (simulator) => ({ authorization: `Bearer ${simulator.issueTokens().access_token}` }),
  });
  const { simulator } = world;
  if (withFields) for (const field of salesforceFields) simulator.addField('Lead', field);
  const settings = { myDomain: new URL(simulator.instanceUrl).hostname };
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  const standing = () => simulator.rows('Lead').filter(({ deleted }) => !deleted);
  const users = simulator.rows('User');
  const crm: Pick<LeadWorld, 'people' | 'notes' | 'stopReasons' | 'byHand' | 'owners' | 'ownerLeaves' | 'unsubscribes' | 'settle'> = {
    people: () =>
      standing().map(({ id, values }) => ({
        id,
        name: [values.FirstName, values.LastName].filter(Boolean).join(' '),
        email: textOf(values.Email),
        phones: [values.Phone, values.MobilePhone].filter((each) => typeof each === 'string'),
        company: textOf(values.Company),
        owner: values.OwnerId === users[0]!.id ? null : textOf(values.OwnerId),
      })),
    notes: (id) =>
      simulator
        .rows('Task')
        .filter(({ deleted, values }) => !deleted && values.WhoId === id)
        .map(({ values }) => String(values.Description)),
    stopReasons: () => standing().flatMap(({ values }) => textOf(values.Ponte_Stop_Reason__c) ?? []),
    byHand: {
      add: ({ name, email, phone, company }) =>
        simulator.add('Lead', {
          LastName: name ?? '[not provided]',
          Company: company ?? '[not provided]',
          ...(email === undefined ? {} : { Email: email }),
          ...(phone === undefined ? {} : { Phone: phone }),
        }),
      change: (id, { email, phone, company }) =>
        simulator.change(id, {
          ...(email === undefined ? {} : { Email: email }),
          ...(phone === undefined ? {} : { Phone: phone }),
          ...(company === undefined ? {} : { Company: company }),
        }),
      remove: (id) => simulator.remove(id),
    },
    owners: [users[1]!.id, users[2]!.id],
    ownerLeaves: (id) => simulator.setActive(id, false),
    unsubscribes: (id) => simulator.change(id, { HasOptedOutOfEmail: true }),
    settle: async () => await world.clock.sleep(60_000),
  };
  return { ...world, ...crm, connect, open: (over: Partial<Connection> = {}) => openLeadKeeper(connect(over)) };
}
