/** Meta Lead Ads (Graph API), simulated: pages, forms, leads, subscriptions, deliveries. */
import { Hono } from 'hono';
import { Refusal, toResponse } from '../../http/answer.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { host, vendor, type Lead, type Options, type Secrets, type Simulation, type Token } from './context.mts';
import { announce, post, sample, waitingIn } from './deliver.mts';
import { graphError, tooManyLeadCalls, unexpected } from './errors.mts';
import { toLedger } from './ledger.mts';
import { isOurs, operationOf, serve } from './routes.mts';
import type { Form } from './model.mts';
import { createSecrets, createState, formIds, formOf } from './seed.mts';
import { keep, submit, submitTest, type Submission } from './submit.mts';
import { truths } from './truths.mts';

export type { Ad as MetaAd, Options as MetaLeadsOptions, Secrets as MetaLeadsSecrets } from './context.mts';
export { defaultAd, formIds } from './seed.mts';
export type { Submission } from './submit.mts';

export interface MetaLeadsSimulator extends Simulator {
  readonly secrets: Secrets;
  /** Somebody fills a form in; answers the lead's id. */
  submit(submission: Submission): string;
  /** Several leads that stand in one delivery. */
  submitTogether(submissions: readonly Submission[]): string[];
  /** The testing tool's "Create lead"; undefined where the form has a test already. */
  submitTest(form?: string): string | undefined;
  /** The delivery of these leads is sent once more. */
  redeliver(...ids: string[]): void;
  /** The button "Test" in the application's panel. */
  sendTestSample(): void;
  /** The next deliveries never leave: only a list shows these leads. */
  loseDeliveries(count: number): void;
  /** How long after its making a lead can be read. */
  setLag(ms: number): void;
  /** The person's data are erased at their request. */
  eraseLead(id: string): void;
  setFormStatus(form: string, status: Form['status']): void;
  /** Ends the tokens of the person and of their pages. */
  breakTokens(reason: NonNullable<Token['broken']>): void;
  setScopes(scopes: readonly string[]): void;
  /** Takes the application out of (or back into) the Leads Access Manager. */
  setLeadAccess(allowed: boolean): void;
  setMayAdvertise(allowed: boolean): void;
  setMode(mode: 'live' | 'development'): void;
  /** Another flow of the same application sets its own callback. */
  takeOver(callbackUrl: string): void;
  /** Somebody removes the application from the page, in the page's settings. */
  removeFromPage(pageId?: string): void;
  callback(): string | undefined;
  subscribedFields(pageId?: string): readonly string[];
  leads(): readonly Lead[];
}

export function createMetaLeads(world: WorldServices, options: Options = {}): MetaLeadsSimulator {
  const random = world.random.fork(vendor);
  const secrets = createSecrets(random.fork('secrets'));
  const simulation: Simulation = {
    world,
    options,
    secrets,
    random: random.fork('state'),
    state: createState(secrets, world.clock.now()),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: [host],
    owns: (request) => isOurs(simulation, request),
    app: createApp(simulation),
    truths,
    secrets,
    operationOf,
    rateLimitedAnswer: () => toResponse(graphError(tooManyLeadCalls())),
    serverErrorAnswer: () => toResponse(graphError(unexpected)),
    ledger: () => toLedger(simulation.state),
    undelivered: () => waitingIn(simulation.state),
    reset: () => void (simulation.state = createState(secrets, world.clock.now())),
    ...submissions(simulation),
    ...settings(simulation),
  };
}

function createApp(simulation: Simulation): Hono {
  const app = new Hono();
  app.all('*', async ({ req }) => {
    const incoming = { method: req.method, url: new URL(req.url), headers: req.raw.headers, body: await req.text() };
    try {
      return toResponse(await serve(simulation, incoming));
    } catch (error) {
      if (error instanceof Refusal) return toResponse(error.answer);
      throw error;
    }
  });
  return app;
}

const named = ({ state }: Simulation, id: string): Lead => {
  const lead = state.leads.get(id);
  if (!lead) throw new Error(`No lead ${id}`);
  return lead;
};

function submissions(simulation: Simulation) {
  return {
    submit: (submission: Submission) => submit(simulation, submission).id,
    submitTogether(list: readonly Submission[]) {
      const leads = list.map((submission) => keep(simulation, submission));
      announce(simulation, leads);
      return leads.map(({ id }) => id);
    },
    submitTest(form: string = formIds.consent) {
      const found = formOf(simulation.state, form);
      if (!found) throw new Error(`No form ${form}`);
      return submitTest(simulation, found)?.id;
    },
    redeliver: (...ids: string[]) =>
      announce(
        simulation,
        ids.map((id) => named(simulation, id)),
      ),
    sendTestSample: () => post(simulation, [sample(simulation.world.clock.now())]),
    leads: () => [...simulation.state.leads.values()],
    eraseLead: (id: string) => void (named(simulation, id).deleted = true),
  };
}

function settings(simulation: Simulation) {
  const { secrets } = simulation;
  return {
    loseDeliveries: (count: number) => void (simulation.state.silent = count),
    setLag: (ms: number) => void (simulation.state.lagMs = ms),
    setFormStatus(form: string, status: Form['status']) {
      const found = formOf(simulation.state, form);
      if (!found) throw new Error(`No form ${form}`);
      found.status = status;
    },
    breakTokens(reason: NonNullable<Token['broken']>) {
      for (const token of simulation.state.tokens.values()) if (token.kind !== 'app') token.broken = reason;
    },
    setScopes(scopes: readonly string[]) {
      for (const token of simulation.state.tokens.values()) simulation.state.tokens.set(token.value, { ...token, scopes });
    },
    setLeadAccess: (allowed: boolean) => void (simulation.state.crmRevoked = !allowed),
    setMayAdvertise: (allowed: boolean) => void (simulation.state.mayAdvertise = allowed),
    setMode: (mode: 'live' | 'development') => void (simulation.state.mode = mode),
    takeOver: (callbackUrl: string) => void (simulation.state.appSubscription = { callbackUrl, fields: ['leadgen'], includeValues: true }),
    removeFromPage: (pageId = secrets.pageId) => void simulation.state.pageSubscriptions.delete(pageId),
    callback: () => simulation.state.appSubscription?.callbackUrl,
    subscribedFields: (pageId = secrets.pageId) => simulation.state.pageSubscriptions.get(pageId) ?? [],
  };
}
