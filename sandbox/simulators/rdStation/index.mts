/** RD Station Marketing, simulated: contacts by e-mail, and their conversions. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import { identityDetail } from '../../leads/ledgerDetail.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import { newContact } from './contacts.mts';
import {
  createSecrets,
  failure,
  vendor,
  type Contact,
  type RdEvent,
  type Secrets,
  type Simulation,
  type State,
  type Tokens,
} from './context.mts';
import { issue } from './login.mts';
import { operationOf, overLimit, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { Secrets as RdStationSecrets, Tokens as RdStationTokens } from './context.mts';

export interface RdStationSimulator extends Simulator {
  readonly secrets: Secrets;
  /** Tokens as if the owner had consented; they outlive a reset. */
  issueTokens(): Tokens;
  expireTokens(): void;
  /** Somebody adds a contact by hand; answers the UUID. */
  addContact(email: string | undefined, values?: Readonly<Record<string, unknown>>): string;
  /** Somebody works in the account. */
  changeContact(uuid: string, values: Readonly<Record<string, unknown>>): void;
  removeContact(uuid: string): void;
  contacts(): readonly Contact[];
  events(): readonly RdEvent[];
  /** A field of the account's own: `cf_…`. */
  addField(name: string): void;
  /** The person leaves. */
  unsubscribe(email: string): void;
}

const newState = (): State => ({ contacts: new Map(), events: [], fields: new Set() });

const entryOf = ({ uuid, email, phone, values, createdAt, optedOut, by }: Contact): LedgerEntry => ({
  kind: 'lead',
  vendor,
  id: uuid,
  status: optedOut ? 'unsubscribed' : 'open',
  at: createdAt,
  detail: { ...identityDetail({ email, phones: [values.mobile_phone, values.personal_phone, phone] as (string | undefined)[] }), by },
});

export function createRdStation(world: WorldServices): RdStationSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    secrets: createSecrets(random.fork('secrets')),
    random: random.fork('state'),
    requests: createRequestWindow(world.clock, 120, 60_000),
    sessions: new Map(),
    refreshTokens: new Set(),
    codes: new Set(),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: ['api.rd.services'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    rateLimitedAnswer: () => toResponse(overLimit()),
    serverErrorAnswer: () => toResponse(failure(500, 'INTERNAL_SERVER_ERROR', 'Internal server error')),
    ledger: () => [...simulation.state.contacts.values()].map(entryOf),
    reset() {
      simulation.state = newState();
      simulation.requests.reset();
    },
    issueTokens: () => issue(simulation),
    expireTokens() {
      for (const token of simulation.sessions.keys()) simulation.sessions.set(token, world.clock.now());
    },
    addContact(email, { phone, ...values } = {}) {
      const contact = newContact(simulation, email?.toLowerCase(), 'people');
      contact.phone = phone as string | undefined;
      Object.assign(contact.values, values);
      return contact.uuid;
    },
    changeContact(uuid, { email, ...values }) {
      const contact = simulation.state.contacts.get(uuid)!;
      if (typeof email === 'string') contact.email = email.toLowerCase();
      Object.assign(contact.values, values);
    },
    removeContact: (uuid) => void simulation.state.contacts.delete(uuid),
    contacts: () => [...simulation.state.contacts.values()],
    events: () => simulation.state.events,
    addField: (name) => void simulation.state.fields.add(name),
    unsubscribe(email) {
      for (const contact of simulation.state.contacts.values()) if (contact.email === email.toLowerCase()) contact.optedOut = true;
    },
  };
}
