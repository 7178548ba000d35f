/** Slack, simulated: a bot posts into channels, and what it writes may ring everybody. */
import { createApp } from '../../http/app.mts';
import { toResponse } from '../../http/answer.mts';
import { createRequestWindow } from '../../http/requestWindow.mts';
import type { LedgerEntry, Simulator, WorldServices } from '../../world/simulator.mts';
import {
  createSecrets,
  rateLimited,
  vendor,
  type Channel,
  type Person,
  type Posted,
  type Secrets,
  type Simulation,
  type State,
} from './context.mts';
import { operationOf, questions, serve } from './routes.mts';
import { truths } from './truths.mts';

export type { Secrets as SlackSecrets } from './context.mts';

export interface SlackSimulator extends Simulator {
  readonly secrets: Secrets;
  channels(): readonly Channel[];
  addChannel(channel: Channel): void;
  people(): readonly Person[];
  messages(): readonly Posted[];
  /** Takes a scope from the token: `chat:write`. */
  withhold(scope: string): void;
}

const newState = (): State => ({
  channels: [
    { id: 'C0123456789', name: 'vendas', archived: false, isMember: true },
    { id: 'C0123456790', name: 'diretoria', archived: false, isMember: false },
    { id: 'C0123456791', name: 'antigo', archived: true, isMember: true },
  ],
  people: [
    { id: 'U0123456789', name: 'joao', realName: 'João Vendas' },
    { id: 'U0123456790', name: 'bruna', realName: 'Bruna Vendas' },
  ],
  messages: [],
  lastTs: 0,
  missing: new Set(),
});

const entryOf = ({ channel, ts, at, alarms, threadTs }: Posted): LedgerEntry => ({
  kind: 'message',
  vendor,
  id: `${channel} ${ts}`,
  status: 'sent',
  at,
  detail: { channel, alarms, inThread: threadTs !== undefined },
});

export function createSlack(world: WorldServices): SlackSimulator {
  const simulation: Simulation = {
    world,
    secrets: createSecrets(world.random.fork(vendor).fork('secrets')),
    posts: createRequestWindow(world.clock, 10, 10_000),
    state: newState(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: ['slack.com', 'www.slack.com'],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    rateLimitedAnswer: () => toResponse(rateLimited(1)),
    serverErrorAnswer: () => toResponse({ status: 503, body: { ok: false, error: 'service_unavailable' } }),
    ledger: () => simulation.state.messages.map(entryOf),
    reset() {
      simulation.state = newState();
      simulation.posts.reset();
    },
    channels: () => simulation.state.channels,
    addChannel: (channel) => void simulation.state.channels.push(channel),
    people: () => simulation.state.people,
    messages: () => simulation.state.messages,
    withhold: (scope) => void simulation.state.missing.add(scope),
  };
}
