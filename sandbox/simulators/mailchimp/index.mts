/** Mailchimp, simulated: who is in the list, and who may come back. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { fingerprint } from '../../world/fingerprint.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import {
  createSecrets,
  dataCentre,
  hashOf,
  problem,
  vendor,
  type Member,
  type Secrets,
  type Simulation,
  type State,
  type Status,
} from './context.mts';
import { operationOf, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { Secrets as MailchimpSecrets } from './context.mts';

export interface MailchimpSimulator extends Simulator {
  readonly secrets: Secrets;
  /** The list's id. */
  readonly list: string;
  members(): readonly {
    readonly email: string;
    readonly status: Status;
    readonly mergeFields: Readonly<Record<string, unknown>>;
    readonly tags: readonly string[];
  }[];
  /** The owner makes a field of text. */
  addMergeField(tag: string): void;
  /** The person leaves the list. */
  unsubscribe(email: string): void;
  /** The owner deletes the person for good. */
  forget(email: string): void;
}

export const list = 'LIST1';

const newState = (): State => ({
  lists: new Map([[list, new Map<string, Member>()]]),
  mergeFields: new Set(['FNAME', 'LNAME', 'PHONE']),
  forgotten: new Set(),
});

const entryOf = ({ email, status, createdAt }: Member): LedgerEntry => ({
  kind: 'subscription',
  vendor,
  id: hashOf(email),
  status,
  at: createdAt,
  detail: { list, email: fingerprint(email.toLowerCase()) },
});

export function createMailchimp(world: WorldServices): MailchimpSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    secrets: createSecrets(random.fork('secrets')),
    random: random.fork('state'),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  const members = () => simulation.state.lists.get(list)!;
  return {
    vendor,
    hosts: [`${dataCentre}.api.mailchimp.com`],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    list,
    operationOf,
    rateLimitedAnswer: () =>
      toResponse(problem(simulation, 429, 'Too Many Requests', 'You have exceeded the limit of 10 simultaneous connections.')),
    serverErrorAnswer: () => toResponse(problem(simulation, 500, 'InternalServerError', 'An unexpected internal error has occurred.')),
    ledger: () => [...members().values()].map(entryOf),
    reset: () => void (simulation.state = newState()),
    members: () => [...members().values()].map(({ email, status, mergeFields, tags }) => ({ email, status, mergeFields, tags: [...tags] })),
    addMergeField: (tag) => void simulation.state.mergeFields.add(tag),
    unsubscribe(email) {
      const member = members().get(hashOf(email));
      if (member) Object.assign(member, { status: 'unsubscribed', optedOut: true });
    },
    forget(email) {
      members().delete(hashOf(email));
      simulation.state.forgotten.add(hashOf(email));
    },
  };
}
