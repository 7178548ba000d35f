/** HubSpot, simulated: contacts and their activities, the search that lags behind, owners and properties. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { createSecrets, vendor, type Owner, type Secrets, type Simulation, type State, type Stored } from './context.mts';
import { broken, rateLimited } from './errors.mts';
import { toLedger } from './ledger.mts';
import { freshProperties, type Property } from './properties.mts';
import { archive, change, create, merge } from './records.mts';
import { operationOf, questions, serve } from './routes.mts';
import { truths } from './truths.mts';
import { checkValues } from './values.mts';

export type { Secrets as HubSpotSecrets } from './context.mts';

export interface RecordView {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly archived: boolean;
  /** `contacts/101`. */
  readonly links: readonly string[];
  readonly by: 'api' | 'people';
}

export interface HubSpotSimulator extends Simulator {
  readonly secrets: Secrets;
  /** Somebody makes a contact by hand; answers its id. */
  addContact(properties: Readonly<Record<string, string>>): string;
  /** Somebody changes a contact by hand. */
  changeContact(id: string, properties: Readonly<Record<string, string | null>>): void;
  archiveContact(id: string): void;
  /** Somebody joins two contacts; the first id stays. */
  mergeContacts(winner: string, loser: string): void;
  /** The person leaves by the link in an e-mail of HubSpot's. */
  unsubscribe(id: string): void;
  contacts(): RecordView[];
  /** Notes, tasks, communications and e-mails. */
  activities(): (RecordView & { readonly type: string })[];
  /** A property of the account's own. */
  addProperty(property: Pick<Property, 'name'> & Partial<Property>, type?: 'contacts' | 'notes'): void;
  /** The account's rules ask for these in every new contact. */
  require(names: readonly string[]): void;
  addOwner(owner: Omit<Owner, 'archived'>): void;
  /** The owner leaves; their contacts keep the id. */
  removeOwner(id: string): void;
  owners(): Owner[];
  /** How far the search lags behind from now on; drawn for each write where undefined. */
  setSearchLag(ms: number | undefined): void;
  setDailyLimitReached(reached: boolean): void;
}

const owners = (): Owner[] => [
  { id: '77', email: 'bruna@loja-ponte.example', firstName: 'Bruna', lastName: 'Vendas', archived: false },
  { id: '78', email: 'caio@loja-ponte.example', firstName: 'Caio', lastName: 'Vendas', archived: false },
];

const newState = (): State => ({
  records: new Map(),
  properties: freshProperties(),
  owners: owners(),
  required: new Set(),
  subscriptions: new Map(),
  targetUrl: undefined,
  lastId: 51,
  dailyLimitReached: false,
  lagMs: undefined,
});

export function createHubSpot(world: WorldServices): HubSpotSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    secrets: createSecrets(random.fork('secrets')),
    random: random.fork('state'),
    burst: createRequestWindow(world.clock, 100, 10_000),
    searches: createRequestWindow(world.clock, 5, 1_000),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: ['api.hubapi.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    rateLimitedAnswer: (call) =>
      toResponse(rateLimited(simulation, operationOf(call) === 'objects.search' ? 'SECONDLY' : 'TEN_SECONDLY_ROLLING')),
    serverErrorAnswer: () => toResponse(broken(simulation)),
    ledger: () => toLedger(simulation.state),
    reset() {
      simulation.state = newState();
      simulation.burst.reset();
      simulation.searches.reset();
    },
    ...peoplesControl(simulation),
    ...accountControl(simulation),
  };
}

function named({ state }: Simulation, id: string): Stored {
  const found = state.records.get(id);
  if (!found) throw new Error(`The simulated HubSpot has no record ${id}`);
  return found;
}

const look = ({ id, values, archived, links, by }: Stored): RecordView => ({
  id,
  properties: { ...values },
  archived,
  links: [...links],
  by,
});

function peoplesControl(simulation: Simulation) {
  const all = () => [...simulation.state.records.values()];
  return {
    addContact: (properties: Readonly<Record<string, string>>) =>
      create(simulation, { type: 'contacts', values: checkValues(simulation, 'contacts', properties), by: 'people' }).id,
    changeContact: (id: string, properties: Readonly<Record<string, string | null>>) =>
      void change(simulation, named(simulation, id), checkValues(simulation, 'contacts', properties)),
    archiveContact: (id: string) => archive(simulation, named(simulation, id)),
    mergeContacts: (winner: string, loser: string) => merge(simulation, named(simulation, winner), named(simulation, loser)),
    unsubscribe: (id: string) => void change(simulation, named(simulation, id), { hs_email_optout: 'true' }),
    contacts: () =>
      all()
        .filter(({ type }) => type === 'contacts')
        .map(look),
    activities: () =>
      all()
        .filter(({ type }) => type !== 'contacts' && type !== 'deals')
        .map((record) => ({ ...look(record), type: record.type })),
  };
}

function accountControl(simulation: Simulation) {
  return {
    addProperty(property: Pick<Property, 'name'> & Partial<Property>, type: 'contacts' | 'notes' = 'contacts') {
      simulation.state.properties.get(type)!.set(property.name, { label: property.name, type: 'string', custom: true, ...property });
    },
    require: (names: readonly string[]) => names.forEach((name) => simulation.state.required.add(name)),
    addOwner: (owner: Omit<Owner, 'archived'>) => void simulation.state.owners.push({ ...owner, archived: false }),
    removeOwner(id: string) {
      for (const owner of simulation.state.owners) if (owner.id === id) owner.archived = true;
    },
    owners: () => simulation.state.owners.map((owner) => ({ ...owner })),
    setSearchLag: (ms: number | undefined) => void (simulation.state.lagMs = ms),
    setDailyLimitReached: (reached: boolean) => void (simulation.state.dailyLimitReached = reached),
  };
}
