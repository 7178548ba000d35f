/** Brevo, simulated: contacts, mails, and who has left. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import { createSecrets, failure, vendor, type Contact, type Secrets, type Sent, type Simulation, type State } from './context.mts';
import { operationOf, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { Secrets as BrevoSecrets } from './context.mts';

export interface BrevoSimulator extends Simulator {
  readonly secrets: Secrets;
  contacts(): readonly Contact[];
  sent(): readonly Sent[];
  /** The owner makes an attribute. */
  addAttribute(name: string): void;
  /** The person leaves. */
  unsubscribe(email: string): void;
}

const newState = (): State => ({
  contacts: new Map(),
  attributes: new Set(['FIRSTNAME', 'LASTNAME', 'SMS']),
  sent: [],
  webhooks: new Map(),
  lastId: 100,
});

const ofContact = ({ id, email, blacklisted, createdAt }: Contact): LedgerEntry => ({
  kind: 'subscription',
  vendor,
  id: String(id),
  status: blacklisted ? 'unsubscribed' : 'subscribed',
  at: createdAt,
  detail: { email: fingerprint(email) },
});

const ofMail = ({ id, to, at }: Sent): LedgerEntry => ({
  kind: 'email',
  vendor,
  id,
  status: 'sent',
  at,
  detail: { to: to.map((one) => fingerprint(one.toLowerCase())) },
});

export function createBrevo(world: WorldServices): BrevoSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    secrets: createSecrets(random.fork('secrets')),
    random: random.fork('state'),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  const contacts = () => [...simulation.state.contacts.values()];
  return {
    vendor,
    hosts: ['api.brevo.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    rateLimitedAnswer: () =>
      toResponse({ ...failure(429, 'too_many_requests', 'API limit exceeded'), headers: { 'x-sib-ratelimit-reset': '1' } }),
    serverErrorAnswer: () => toResponse(failure(500, 'internal_error', 'Internal server error')),
    ledger: () => [...contacts().map(ofContact), ...simulation.state.sent.map(ofMail)],
    reset: () => void (simulation.state = newState()),
    contacts,
    sent: () => simulation.state.sent,
    addAttribute: (name) => void simulation.state.attributes.add(name),
    unsubscribe(email) {
      for (const contact of contacts()) if (contact.email === email.toLowerCase()) contact.blacklisted = true;
    },
  };
}
