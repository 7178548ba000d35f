/** Notion, simulated: a data source as a table of leads. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import {
  createSecrets,
  uuid,
  vendor,
  type Page,
  type PropertyType,
  type Secrets,
  type Simulation,
  type Source,
  type State,
  type Value,
} from './context.mts';
import { broken, rateLimited } from './errors.mts';
import { toLedger } from './ledger.mts';
import { addPage, editPage } from './pages.mts';
import { operationOf, questions, serve } from './routes.mts';
import { newProperty } from './sources.mts';
import { truths } from './truths.mts';

export type { Secrets as NotionSecrets } from './context.mts';

export interface PageView {
  readonly id: string;
  /** By the property's name. */
  readonly values: Readonly<Record<string, Value>>;
  readonly inTrash: boolean;
  readonly by: 'api' | 'people';
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly comments: readonly string[];
}

export interface NotionSimulator extends Simulator {
  readonly secrets: Secrets;
  /** The database and the data source of the leads: a table that a person made, with names in Portuguese. */
  readonly database: string;
  readonly source: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  /** Somebody adds a lead by hand; answers the page's id. */
  addPage(values: Readonly<Record<string, Value>>): string;
  changePage(id: string, values: Readonly<Record<string, Value>>): void;
  trashPage(id: string): void;
  pages(): PageView[];
  addProperty(name: string, type: PropertyType, options?: readonly string[]): void;
  removeProperty(name: string): void;
  /** The database gets another data source; answers its id. */
  addSource(name: string): string;
  setShared(shared: boolean): void;
  /** Somebody leaves the workspace. */
  removePerson(id: string): void;
  /** The next writes meet somebody else's. */
  conflictWith(times: number): void;
}

export const database = '1f9a7c3e-0000-4000-8000-000000000002';
export const source = '1f9a7c3e-0000-4000-8000-000000000001';

const columns: readonly (readonly [string, PropertyType, (readonly string[])?])[] = [
  ['Nome', 'title'],
  ['E-mail', 'email'],
  ['Telefone', 'phone_number'],
  ['Empresa', 'rich_text'],
  ['Status', 'status', ['Novo', 'Contatado', 'Convertido', 'Perdido']],
  ['Origem', 'select', ['Site', 'Instagram', 'Indicação']],
  ['Campanha', 'rich_text'],
  ['Responsável', 'people'],
  ['Valor', 'number'],
  ['Data', 'date'],
  ['Aceite', 'checkbox'],
  ['Interesses', 'multi_select'],
  ['Obs', 'rich_text'],
  ['Criado em', 'created_time'],
  ['Editado em', 'last_edited_time'],
];

const people = [
  { id: '7e9a7c3e-0000-4000-8000-00000000a001', name: 'Bruna Vendas', email: 'bruna@loja-ponte.example' },
  { id: '7e9a7c3e-0000-4000-8000-00000000a002', name: 'Caio Vendas', email: 'caio@loja-ponte.example' },
];

function newState(simulation: Pick<Simulation, 'random'>): State {
  const properties = columns.map(([name, type, options]) => newProperty(simulation, name, type, options));
  const leads: Source = { id: source, database, name: 'Leads', properties, shared: true };
  return { sources: new Map([[source, leads]]), pages: new Map(), people: [...people], conflicts: 0 };
}

export function createNotion(world: WorldServices): NotionSimulator {
  const forked = world.random.fork(vendor);
  const random = forked.fork('state');
  const simulation: Simulation = {
    world,
    secrets: createSecrets(forked.fork('secrets')),
    random,
    requests: createRequestWindow(world.clock, 15, 5_000),
    state: newState({ random }),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: ['api.notion.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    database,
    source,
    people,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    rateLimitedAnswer: () => toResponse(rateLimited(simulation, 1_000)),
    serverErrorAnswer: () => toResponse(broken(simulation)),
    ledger: () => toLedger(simulation.state),
    reset() {
      simulation.state = newState(simulation);
      simulation.requests.reset();
    },
    ...peoplesControl(simulation),
    ...tableControl(simulation),
  };
}

const leadsOf = ({ state }: Simulation): Source => state.sources.get(source)!;

/** By names, as people know them. */
function byIds(simulation: Simulation, values: Readonly<Record<string, Value>>): Map<string, Value> {
  return new Map(
    Object.entries(values).map(([name, value]) => {
      const property = leadsOf(simulation).properties.find((one) => one.name === name);
      if (!property) throw new Error(`The simulated Notion has no property ${name}`);
      return [property.id, value];
    }),
  );
}

function named({ state }: Simulation, id: string): Page {
  const found = state.pages.get(id);
  if (!found) throw new Error(`The simulated Notion has no page ${id}`);
  return found;
}

function look(simulation: Simulation, page: Page): PageView {
  const { properties } = simulation.state.sources.get(page.source)!;
  const values = Object.fromEntries(properties.map(({ id, name }) => [name, page.values.get(id) ?? null]));
  return { id: page.id, values, inTrash: page.inTrash, by: page.by, blocks: page.blocks, comments: page.comments.map(({ text }) => text) };
}

function peoplesControl(simulation: Simulation) {
  return {
    addPage: (values: Readonly<Record<string, Value>>) =>
      addPage(simulation, { source: leadsOf(simulation), values: byIds(simulation, values), by: 'people' }).id,
    changePage: (id: string, values: Readonly<Record<string, Value>>) =>
      editPage(simulation, named(simulation, id), byIds(simulation, values)),
    trashPage(id: string) {
      named(simulation, id).inTrash = true;
    },
    pages: () => [...simulation.state.pages.values()].map((page) => look(simulation, page)),
  };
}

function tableControl(simulation: Simulation) {
  return {
    addProperty: (name: string, type: PropertyType, options?: readonly string[]) =>
      void leadsOf(simulation).properties.push(newProperty(simulation, name, type, options)),
    removeProperty(name: string) {
      const { properties } = leadsOf(simulation);
      properties.splice(
        properties.findIndex((property) => property.name === name),
        1,
      );
    },
    addSource(name: string) {
      const id = uuid(simulation.random);
      simulation.state.sources.set(id, { id, database, name, properties: [newProperty(simulation, 'Nome', 'title')], shared: true });
      return id;
    },
    setShared(shared: boolean) {
      for (const one of simulation.state.sources.values()) one.shared = shared;
    },
    removePerson(id: string) {
      const { people: all } = simulation.state;
      all.splice(0, all.length, ...all.filter((person) => person.id !== id));
    },
    conflictWith: (times: number) => void (simulation.state.conflicts = times),
  };
}
