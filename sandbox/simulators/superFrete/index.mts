/** SuperFrete, simulated: quotes, cart, payment, labels, tracking codes, cancellation, webhooks. */
import { toResponse } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import { letters } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { sender } from './account.mts';
import { broken, tooMany } from './answers.mts';
import { hosts, vendor, type Options, type Order, type Secrets, type Simulation, type State, type WebhookApp } from './context.mts';
import { toLedger } from './ledger.mts';
import { pay, progress, type Progress } from './lifecycle.mts';
import { operationOf, questions, serve } from './routes.mts';
import { truths } from './truths.mts';
import { notify } from './webhooks.mts';

export type { Options as SuperFreteOptions } from './context.mts';

export interface SuperFreteSimulator extends Simulator {
  readonly secrets: Secrets;
  readonly sender: typeof sender;
  /** Carries a label on, or ends it: posted, delivered, canceled (in the panel), expired. */
  progress(id: string, to: Progress): void;
  /** Somebody pays a label in the panel. */
  payInPanel(id: string): void;
  /** The last event of a label is told once more. */
  redeliver(id: string, event: string): void;
  webhooks(): Pick<WebhookApp, 'name' | 'url' | 'events' | 'active' | 'secret'>[];
  /** Somebody removes them all. */
  dropWebhooks(): void;
  /** Somebody changes them all. */
  changeWebhooks(change: Partial<Pick<WebhookApp, 'events' | 'active'>>): void;
  /** Reais. */
  setBalance(value: number): void;
  balance(): number;
  revokeToken(): void;
  label(id: string): Pick<Order, 'status' | 'tracking' | 'priceCents' | 'from' | 'to' | 'products' | 'nonCommercial'>;
}

export function createSuperFrete(world: WorldServices, options: Options = {}): SuperFreteSimulator {
  const random = world.random.fork(vendor);
  const secretRandom = random.fork('secrets');
  const secrets: Secrets = {
    token: `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${letters(secretRandom, 60)}.${letters(secretRandom, 43)}`,
    userId: letters(secretRandom, 28),
    email: 'contato@lojaponte.example',
  };
  const simulation: Simulation = {
    world,
    options,
    secrets,
    random: random.fork('state'),
    state: fresh(world, options),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: Object.values(hosts),
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets,
    sender,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    rateLimitedAnswer: () => toResponse(tooMany()),
    serverErrorAnswer: () => toResponse(broken()),
    ledger: () => toLedger(simulation.state),
    reset: () => void (simulation.state = fresh(world, options)),
    ...controls(simulation),
  };
}

const fresh = ({ clock }: WorldServices, { balance = 5_000, requestsPerMinute = 600 }: Options): State => ({
  orders: new Map(),
  webhooks: new Map(),
  window: createRequestWindow(clock, requestsPerMinute, 60_000),
  balanceCents: Math.round(balance * 100),
  tokenRevoked: false,
});

function controls(simulation: Simulation) {
  const named = (id: string): Order => {
    const order = simulation.state.orders.get(id);
    if (!order) throw new Error(`No label ${id}`);
    return order;
  };
  return {
    progress: (id: string, to: Progress) => progress(simulation, named(id), to),
    payInPanel(id: string) {
      const order = named(id);
      if (order.status !== 'pending') throw new Error(`A label that is ${order.status} cannot be paid`);
      simulation.state.balanceCents -= order.priceCents;
      pay(simulation, order);
    },
    redeliver: (id: string, event: string) => notify(simulation, named(id), event),
    webhooks: () =>
      [...simulation.state.webhooks.values()].map(({ name, url, events, active, secret }) => ({ name, url, events, active, secret })),
    dropWebhooks: () => simulation.state.webhooks.clear(),
    changeWebhooks(change: Partial<Pick<WebhookApp, 'events' | 'active'>>) {
      for (const webhook of simulation.state.webhooks.values()) Object.assign(webhook, change);
    },
    setBalance: (value: number) => void (simulation.state.balanceCents = Math.round(value * 100)),
    balance: () => simulation.state.balanceCents / 100,
    revokeToken: () => void (simulation.state.tokenRevoked = true),
    label: (id: string) => {
      const { status, tracking, priceCents, from, to, products, nonCommercial } = named(id);
      return { status, tracking, priceCents, from, to, products, nonCommercial };
    },
  };
}
