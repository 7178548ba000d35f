/** Melhor Envio, simulated: quotes, cart, purchase, labels, tracking, cancellation, webhooks. */
import { Hono } from 'hono';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { accountRoutes, sender } from './account.mts';
import { agencyRoutes } from './agencies.mts';
import { calculateRoutes } from './calculate.mts';
import { cancellationRoutes } from './cancellation.mts';
import { cartRoutes } from './cart.mts';
import { checkoutRoutes } from './checkout.mts';
import { vendor } from './context.mts';
import type { Options, Simulation, Variables } from './context.mts';
import { guard } from './guard.mts';
import { labelRoutes, printedPageRoutes } from './labels.mts';
import { toLedger } from './ledger.mts';
import { progress } from './lifecycle.mts';
import type { Progress } from './lifecycle.mts';
import { oauthRoutes, storePair } from './oauth.mts';
import { operationOf, questions } from './operations.mts';
import { orderRoutes } from './orders.mts';
import { serverError, tooManyRequests, unknownRoute } from './replies.mts';
import { allScopes, createSecrets } from './secrets.mts';
import type { Secrets } from './secrets.mts';
import { createState } from './state.mts';
import { trackingRoutes } from './tracking.mts';
import { truths } from './truths.mts';
import { register } from './webhooks.mts';

export type { Options as MelhorEnvioOptions } from './context.mts';
export type { Progress as ShipmentProgress } from './lifecycle.mts';

export interface MelhorEnvioSimulator extends Simulator {
  readonly secrets: Secrets;
  /** The account's owner and address, as `GET /me` shows them. */
  readonly sender: typeof sender;
  /** Registers the application's webhook, after an unsigned probe that must succeed. */
  subscribe(url: string): Promise<boolean>;
  unsubscribe(): void;
  /** Carries a paid label on: posted, delivered, undelivered, … */
  progress(id: string, status: Progress): void;
  /** Reais. */
  setBalance(value: number): void;
  balance(): number;
  /** An OAuth access token that has these scopes only. */
  issueToken(scopes: readonly string[]): string;
}

const defaults = { balance: 5_000, redirectUri: 'https://n8n.example/rest/oauth2-credential/callback' };

export function createMelhorEnvio(world: WorldServices, options: Options = {}): MelhorEnvioSimulator {
  const secrets = createSecrets(world.random.fork('melhorEnvio.secrets'), options.redirectUri ?? defaults.redirectUri);
  const simulation: Simulation = {
    world,
    options,
    state: fresh(world, options, secrets, 0),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  seedTokens(simulation);

  return {
    vendor,
    unforgivingOperations: ['oauth.token'],
    hosts: ['melhorenvio.com.br', 'www.melhorenvio.com.br', 'sandbox.melhorenvio.com.br'],
    app: routes(simulation),
    truths,
    secrets,
    sender,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    rateLimitedAnswer: () => tooManyRequests(10),
    serverErrorAnswer: () => serverError(),
    expireTokens: () => expireTokens(simulation),
    ledger: () => toLedger(simulation.state.orders.values()),
    reset() {
      simulation.state = fresh(world, options, secrets, simulation.state.generation + 1);
      seedTokens(simulation);
    },
    subscribe: (url) => register(simulation, url),
    unsubscribe: () => void (simulation.state.webhookUrl = undefined),
    progress(id, status) {
      const order = simulation.state.orders.get(id);
      if (!order) throw new Error(`No label ${id}`);
      progress(simulation, order, status);
    },
    setBalance: (value) => void (simulation.state.balanceCents = Math.round(value * 100)),
    balance: () => simulation.state.balanceCents / 100,
    issueToken(scopes) {
      const accessToken = `limited-${++simulation.state.counter}`;
      storePair(simulation, { accessToken, refreshToken: `${accessToken}-refresh` }, scopes);
      return accessToken;
    },
  };
}

const fresh = (world: WorldServices, options: Options, secrets: Secrets, generation: number) =>
  createState(world.random.fork('melhorEnvio.state'), secrets, Math.round((options.balance ?? defaults.balance) * 100), generation);

function seedTokens(simulation: Simulation): void {
  const { secrets, accessTokens } = simulation.state;
  accessTokens.set(secrets.panelToken, { value: secrets.panelToken, scopes: allScopes, expiresAt: Infinity, panel: true });
  storePair(simulation, secrets, allScopes);
}

/** Tokens made in the panel cannot be renewed and stay. */
function expireTokens({ state, world }: Simulation): void {
  for (const token of state.accessTokens.values()) {
    if (!token.panel) state.accessTokens.set(token.value, { ...token, expiresAt: world.clock.now() });
  }
}

function routes(simulation: Simulation): Hono {
  const app = new Hono();
  const api = new Hono<Variables>();
  api.use('*', guard(simulation));
  for (const part of [
    accountRoutes,
    agencyRoutes,
    calculateRoutes,
    cartRoutes,
    checkoutRoutes,
    labelRoutes,
    trackingRoutes,
    cancellationRoutes,
    orderRoutes,
  ])
    api.route('/', part(simulation));
  app.route('/api/v2/me', api);
  app.route('/', oauthRoutes(simulation));
  app.route('/', printedPageRoutes(simulation));
  app.notFound((call) => {
    simulation.violation('unknown-route', `${call.req.method} ${shapeOf(call.req.path)}`);
    return unknownRoute();
  });
  return app;
}

/** The path without what may identify somebody. */
const shapeOf = (path: string): string => path.replace(/[^/]*\d[^/]*/g, (part) => (/^v\d+$/.test(part) ? part : '…'));
