/** A Notion workspace with a table of leads: a person's own columns, and those that docs/notion.md demands. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createNotion } from '../../../sandbox/simulators/notion/index.mts';
import { openLeadKeeper } from '../../../vendors/notion/leads/leadKeeper.ts';
import type { LeadWorld } from '../leadKeeper.contract.mts';
import { simulatedVendor } from './simulatedVendor.mts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/notion.md'), 'utf8');

const kinds = { ID: 'unique_id', Email: 'email', Phone: 'phone_number', Text: 'rich_text', Number: 'number' } as const;

/** As a reader of the page makes them: rows such as "| **`Step`**, `Etapa` | Number | … |", by their last name. */
const documented = [...page.matchAll(/^\|\s*\*\*(`[^|]+?)\s*\|\s*(\w+)\s*\|/gm)].map(([, names, kind]) => ({
  name: [...names!.matchAll(/`([^`]+)`/g)].at(-1)![1]!,
  type: kinds[kind as keyof typeof kinds],
}));

/** The simulated table has columns for e-mail and phone already. */
export const notionColumns = documented.filter(({ type }) => type !== 'email' && type !== 'phone_number');

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

export function notionWorld({ withColumns = true } = {}) {
  const world = simulatedVendor({
    create: createNotion,
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.token}` }),
  });
  const { simulator } = world;
  if (withColumns) for (const { name, type } of notionColumns) simulator.addProperty(name, type);
  const settings = { accessToken: simulator.secrets.token };
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  const standing = () => simulator.pages().filter(({ inTrash }) => !inTrash);
  const values = ({ email, phone, company }: { email?: string; phone?: string; company?: string }) => ({
    ...(email === undefined ? {} : { 'E-mail': email }),
    ...(phone === undefined ? {} : { Telefone: phone }),
    ...(company === undefined ? {} : { Empresa: company }),
  });
  const crm: Pick<LeadWorld, 'people' | 'notes' | 'stopReasons' | 'byHand' | 'owners' | 'ownerLeaves' | 'settle'> = {
    people: () =>
      standing().map(({ id, values: kept }) => ({
        id,
        name: textOf(kept.Nome) ?? '',
        email: textOf(kept['E-mail']),
        phones: [kept.Telefone].filter((each) => typeof each === 'string'),
        company: textOf(kept.Empresa),
        owner: (kept['Responsável'] as readonly string[] | null)?.[0] ?? null,
      })),
    notes: (id) =>
      simulator
        .pages()
        .find((one) => one.id === id)!
        .blocks.map((block) => JSON.stringify(block)),
    stopReasons: () => standing().flatMap(({ values: kept }) => textOf(kept['Motivo da parada']) ?? []),
    byHand: {
      add: ({ name = '', ...others }) => simulator.addPage({ Nome: name, ...values(others) }),
      change: (id, fields) => simulator.changePage(id, values(fields)),
      remove: (id) => simulator.trashPage(id),
    },
    owners: [simulator.people[0]!.id, simulator.people[1]!.id],
    ownerLeaves: (id) => simulator.removePerson(id),
    settle: async () => await world.clock.sleep(60_000),
  };
  const open = (over: Partial<Connection> = {}, table: string = simulator.source) => openLeadKeeper(connect(over), table);
  return { ...world, ...crm, connect, open };
}
