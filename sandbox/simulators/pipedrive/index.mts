/** Pipedrive, simulated: people and leads, which may stand twice. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import { identityDetail } from '../../leads/ledgerDetail.mts';
import { hex } from '../../world/randomText.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import {
  createSecrets,
  failure,
  vendor,
  type Lead,
  type Note,
  type Person,
  type Secrets,
  type Simulation,
  type State,
  type User,
} from './context.mts';
import { newPerson } from './persons.mts';
import { operationOf, overLimit, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { Secrets as PipedriveSecrets } from './context.mts';

export interface NewPerson {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface PipedriveSimulator extends Simulator {
  readonly secrets: Secrets;
  /** Somebody adds a person by hand; answers the id. */
  addPerson(person: NewPerson): number;
  persons(): readonly Person[];
  leads(): readonly Lead[];
  notes(): readonly Note[];
  users(): readonly User[];
  setActive(userId: number, active: boolean): void;
  /** A field of the account's own; answers its key. */
  addField(name: string, type?: string): string;
  removeField(name: string): void;
  /** Somebody works in the account. */
  changePerson(personId: number, fields: { email?: string; phone?: string; customFields?: Readonly<Record<string, unknown>> }): void;
  removePerson(personId: number): void;
  /** A seller has a deal with the person. */
  addDeal(personId: number): void;
  archiveLead(id: string): void;
  addNotes(personId: number, count: number): void;
  /** The person leaves. */
  unsubscribe(personId: number): void;
}

const newState = (): State => ({
  persons: new Map(),
  leads: new Map(),
  notes: [],
  fields: [],
  users: [
    { id: 11, name: 'Bruna Vendas', email: 'bruna@loja-ponte.example', active: true },
    { id: 12, name: 'Caio Vendas', email: 'caio@loja-ponte.example', active: true },
  ],
  lastId: 100,
});

const ofPerson = ({ id, emails, phones, deleted, createdAt, ownerId, by }: Person): LedgerEntry => ({
  kind: 'lead',
  vendor,
  id: String(id),
  status: deleted ? 'archived' : 'open',
  at: createdAt,
  detail: { ...identityDetail({ email: emails[0]?.value, phones: phones.map(({ value }) => value) }), owner: ownerId, by },
});

const ofNote = ({ id, at, personId, leadId }: Note): LedgerEntry => ({
  kind: 'note',
  vendor,
  id: String(id),
  at,
  detail: { type: 'note', leads: [personId ?? leadId].map(String), by: 'api' },
});

export function createPipedrive(world: WorldServices): PipedriveSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    secrets: createSecrets(random.fork('secrets')),
    random: random.fork('state'),
    burst: createRequestWindow(world.clock, 20, 2_000),
    searches: createRequestWindow(world.clock, 10, 2_000),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: ['api.pipedrive.com', 'loja-ponte.pipedrive.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    rateLimitedAnswer: () => toResponse(overLimit()),
    serverErrorAnswer: () => toResponse(failure(500, 'Internal server error')),
    ledger: () => [...[...simulation.state.persons.values()].map(ofPerson), ...simulation.state.notes.map(ofNote)],
    reset() {
      simulation.state = newState();
      simulation.burst.reset();
      simulation.searches.reset();
    },
    ...controls(simulation),
  };
}

function controls(simulation: Simulation) {
  return {
    addPerson({ name, email, phone }: NewPerson) {
      const person = newPerson(simulation, 'people');
      Object.assign(person, { name, emails: inLists(email, 'work'), phones: inLists(phone, 'mobile') });
      simulation.state.persons.set(person.id, person);
      return person.id;
    },
    persons: () => [...simulation.state.persons.values()],
    leads: () => [...simulation.state.leads.values()],
    notes: () => simulation.state.notes,
    users: () => simulation.state.users,
    setActive(userId: number, active: boolean) {
      for (const user of simulation.state.users) if (user.id === userId) user.active = active;
    },
    addField(name: string, type = 'varchar') {
      const key = hex(simulation.random, 40);
      simulation.state.fields.push({ key, name, type });
      return key;
    },
    removeField(name: string) {
      simulation.state.fields = simulation.state.fields.filter((field) => field.name !== name);
    },
    ...byHand(simulation),
    unsubscribe(personId: number) {
      const person = simulation.state.persons.get(personId);
      if (person) person.marketingStatus = 'unsubscribed';
    },
  };
}

const inLists = (value: string | undefined, label: string) => (value === undefined ? [] : [{ value, primary: true, label }]);

/** What people do in the account. */
function byHand(simulation: Simulation) {
  const found = (personId: number) => simulation.state.persons.get(personId)!;
  return {
    changePerson(personId: number, { email, phone, customFields }: Parameters<PipedriveSimulator['changePerson']>[1]) {
      const person = found(personId);
      if (email !== undefined) person.emails = inLists(email, 'work');
      if (phone !== undefined) person.phones = inLists(phone, 'mobile');
      Object.assign(person.customFields, customFields);
      person.updatedAt = simulation.world.clock.now();
    },
    removePerson(personId: number) {
      found(personId).deleted = true;
    },
    addDeal(personId: number) {
      found(personId).openDeals++;
    },
    archiveLead(id: string) {
      simulation.state.leads.get(id)!.archived = true;
    },
    addNotes(personId: number, count: number) {
      const at = simulation.world.clock.now();
      for (let n = 0; n < count; n++)
        simulation.state.notes.push({ id: ++simulation.state.lastId, content: 'Ligar', personId, leadId: undefined, at });
    },
  };
}
