/** An account of RD Station Marketing with the fields that docs/rd-station.md asks for. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createRdStation } from '../../../sandbox/simulators/rdStation/index.mts';
import { openLeadBook } from '../../../vendors/rdStation/leads/leadBook.ts';
import type { BookWorld } from '../leadBook.contract.mts';
import { simulatedVendor } from './simulatedVendor.mts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/rd-station.md'), 'utf8');

/** RD Station makes the API's name of a field of what it is called. */
const identifierOf = (name: string) => `cf_${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\W+/g, '_')}`;

/** As a reader of the page makes them: rows such as "| **`Step`**, `Etapa` | Text | … |", by their last name. */
export const rdStationFields = [...page.matchAll(/^\|\s*\**(`[^|]+?)\s*\|\s*(?:Text|Large text)\s*\|/gm)].map(([, names]) =>
  identifierOf([...names!.matchAll(/`([^`]+)`/g)].at(-1)![1]!),
);

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

export function rdStationWorld({ withFields = true } = {}) {
  let token: string | undefined;
  const world = simulatedVendor({
    create: createRdStation,
    login: (simulator) => {
      token ??= simulator.issueTokens().access_token;
      return { authorization: `Bearer ${token}` };
    },
  });
  const { simulator } = world;
  if (withFields) for (const name of rdStationFields) simulator.addField(name);
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings: {}, ...over });
  const values = ({ company }: { company?: string }) => (company === undefined ? {} : { cf_empresa: company });
  const book: Pick<BookWorld, 'people' | 'stopReasons' | 'byHand' | 'hasNoPages' | 'settle'> = {
    people: () =>
      simulator.contacts().map(({ uuid, email, phone, values: kept }) => ({
        id: uuid,
        name: textOf(kept.name) ?? '',
        email: email ?? null,
        phones: [...new Set([kept.mobile_phone, kept.personal_phone, phone].flatMap((each) => textOf(each) ?? []))],
        company: textOf(kept.cf_empresa),
        owner: null,
      })),
    stopReasons: () => simulator.contacts().flatMap(({ values: kept }) => textOf(kept.cf_motivo_da_parada) ?? []),
    byHand: {
      add: ({ name, email, phone, ...others }) => simulator.addContact(email, { name, mobile_phone: phone, ...values(others) }),
      change: (id, { email, phone, ...others }) =>
        simulator.changeContact(id, {
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { mobile_phone: phone }),
          ...values(others),
        }),
      remove: (id) => simulator.removeContact(id),
    },
    hasNoPages: true,
    settle: async () => await world.clock.sleep(60_000),
  };
  return { ...world, ...book, connect, open: (over: Partial<Connection> = {}) => openLeadBook(connect(over)) };
}
