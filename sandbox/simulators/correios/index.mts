/** Correios with a contract (CWS), simulated: tokens, prices, deadlines, pre-postings, labels, tracking. */
import { toResponse } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import { digits, letters } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { failure, tooMany } from './answers.mts';
import { hosts, vendor, type Options, type PrePosting, type Secrets, type Simulation, type State, type Tracked } from './context.mts';
import { addEvent, postObject, stories, strangersObject, type NewEvent, type Story } from './events.mts';
import { toLedger } from './ledger.mts';
import { reverseLabels, type ReverseLabel } from './reverseLabels.mts';
import { setStatus } from './prePostings.mts';
import { operationOf, questions, serve } from './routes.mts';
import { contracted } from './services.mts';
import { truths } from './truths.mts';

export type { Options as CorreiosOptions, Secrets as CorreiosSecrets } from './context.mts';
export { stories as correiosStories } from './events.mts';
export type { ReverseLabel } from './reverseLabels.mts';
export type { NewEvent as CorreiosEvent, Story as CorreiosStory } from './events.mts';

export interface CorreiosSimulator extends Simulator {
  readonly secrets: Secrets;
  /** The counter takes a pre-posted parcel in (by id or code), and may weigh it otherwise than was said. */
  post(name: string, measured?: Partial<Tracked['measured']>): void;
  /** An event of a posted object. */
  event(code: string, event: NewEvent): void;
  /** Posts a pre-posted parcel and sends it on the whole course, an hour between its events. */
  tell(name: string, story: Story): Promise<void>;
  /** A parcel of the contract that was posted at the counter without a pre-posting; answers its code. */
  strangersObject(service?: string): string;
  /** Somebody cancels in the portal. */
  cancelInPortal(name: string): void;
  expire(name: string): void;
  /** The next pre-posting fails after its answer. */
  failNext(reason: string): void;
  failNextLabel(reason: string): void;
  /** So many calls are turned away by the firewall. */
  block(calls: number): void;
  /** The access code is no longer good: no new tokens. */
  revokeCredentials(): void;
  removeService(code: string): void;
  expireTokens(): void;
  prePosting(name: string): Pick<PrePosting, 'id' | 'code' | 'status'>;
  /** By which goods come back (*logística reversa*), the oldest first. */
  reverseLabels(): ReverseLabel[];
}

export function createCorreios(world: WorldServices, options: Options = {}): CorreiosSimulator {
  const random = world.random.fork(vendor);
  const secrets = createSecrets(random.fork('secrets'));
  const simulation: Simulation = {
    world,
    options,
    secrets,
    random: random.fork('state'),
    state: fresh(world),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts,
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: ({ method, path }) =>
      toResponse(failure({ simulation, method, path }, 500, 'GTW-500: Erro interno. Tente novamente mais tarde.')),
    expireTokens() {
      for (const token of simulation.state.tokens.values()) token.expiresAt = world.clock.now();
    },
    ledger: () => toLedger(simulation.state),
    reset: () => void (simulation.state = fresh(world)),
    ...controls(simulation),
  };
}

const createSecrets = (random: Simulation['random']): Secrets => ({
  user: 'lojaponte',
  accessCode: letters(random, 40),
  card: `00${digits(random, 8)}`,
  contract: `99${digits(random, 8)}`,
  dr: 72,
  cnpj: '90021382000122',
});

const fresh = ({ clock }: WorldServices): State => ({
  tokens: new Map(),
  prePostings: new Map(),
  tracked: new Map(),
  receipts: new Map(),
  window: createRequestWindow(clock, 150, 1_000),
  trackingWindow: createRequestWindow(clock, 55, 1_000),
  services: new Set(contracted),
  blocked: 0,
  credentialsRevoked: false,
  nextFailure: undefined,
  nextLabelFailure: undefined,
});

function controls(simulation: Simulation) {
  const named = (name: string): PrePosting => {
    const { prePostings } = simulation.state;
    const found = prePostings.get(name) ?? [...prePostings.values()].find(({ code }) => code === name);
    if (!found) throw new Error(`No pre-posting ${name}`);
    return found;
  };
  const end = (name: string, status: 4 | 5) => {
    const made = named(name);
    if (made.status > 2) throw new Error(`A pre-posting with the status ${made.status} has ended`);
    setStatus(simulation, made, status);
  };
  return {
    post: (name: string, measured?: Partial<Tracked['measured']>) => postObject(simulation, named(name), measured),
    event: (code: string, event: NewEvent) => addEvent(simulation, code, event),
    async tell(name: string, story: Story) {
      const made = named(name);
      postObject(simulation, made);
      for (const pair of stories[story].slice(1)) {
        await simulation.world.clock.advance(3_600_000);
        const [code = '', type = ''] = pair.split(' ');
        addEvent(simulation, made.code, { code, type });
      }
    },
    strangersObject: (service = '03298') => strangersObject(simulation, service),
    cancelInPortal: (name: string) => end(name, 5),
    expire: (name: string) => end(name, 4),
    failNext: (reason: string) => void (simulation.state.nextFailure = reason),
    failNextLabel: (reason: string) => void (simulation.state.nextLabelFailure = reason),
    block: (calls: number) => void (simulation.state.blocked = calls),
    revokeCredentials: () => void (simulation.state.credentialsRevoked = true),
    removeService: (code: string) => void simulation.state.services.delete(code),
    prePosting(name: string) {
      const { id, code, status } = named(name);
      return { id, code, status };
    },
    reverseLabels: () => reverseLabels(simulation.state),
  };
}
