/** WAHA, simulated: a gateway that a shop runs itself, for one linked device. */
import { gatewayControls } from '../../whatsapp/gateway.mts';
import type { GatewayControls } from '../../whatsapp/gateway.mts';
import { createOutbox, messageLedger } from '../../whatsapp/outbox.mts';
import type { Listener, Speech } from '../../whatsapp/speech.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { engineFailed } from './answers.mts';
import type { Options, Simulation } from './context.mts';
import { pressButton, receive } from './inbound.mts';
import { operationOf, sends } from './operations.mts';
import { createApp } from './routes.mts';
import { createSecrets } from './secrets.mts';
import type { Secrets } from './secrets.mts';
import { updateSession } from './sessions.mts';
import { hear } from './speech/hear.mts';
import { createState } from './state.mts';
import type { FailureKind, SessionStatus, State, WebhookSettings } from './state.mts';
import { truths } from './truths.mts';
import { emit, emitAck } from './webhooks.mts';
import { host, vendor } from './vendor.mts';

export type { Options as WahaOptions } from './context.mts';

export interface WahaSimulator extends Simulator, GatewayControls, Listener {
  readonly secrets: Secrets;
  /** A message of the customer; answers its id. */
  receive(phone: string, text: string): string;
  /** The customer presses the button with this index under a message that was sent. */
  pressButton(sentId: string, index: number): string;
  /** Every event goes to this URL, signed with the key of the secrets unless told not to. */
  subscribe(url: string, signed?: boolean): void;
  unsubscribe(): void;
  /** The session's webhooks, as they are configured. */
  webhooks(): readonly WebhookSettings[];
  /** Files are fetched from WhatsApp before a message is told, or only when they are asked for. */
  setFetchesFiles(fetches: boolean): void;
  /** What the session is doing; it sends only while WORKING. */
  setStatus(status: SessionStatus): void;
  /** The next sendings fail without sending. */
  setFailure(kind: FailureKind, times?: number): void;
}

export function createWaha(world: WorldServices, { engine = 'GOWS', tier = 'PLUS' }: Options = {}): WahaSimulator {
  const secrets = createSecrets(world.random.fork('waha.secrets'));
  const fresh = (): State => {
    const random = world.random.fork('waha.state');
    const outbox = createOutbox({ clock: world.clock, random, onStatus: (message) => emitAck(simulation, message) });
    return createState(random, secrets, outbox);
  };
  const violation = (rule: string, detail: string) => world.violation({ vendor, rule, detail });
  const simulation: Simulation = { world, engine, tier, state: fresh(), violation };

  return {
    vendor,
    hosts: [host],
    app: createApp(simulation),
    truths,
    secrets,
    operationOf,
    ambiguousOperations: sends,
    rateLimitedAnswer: () => new Response('Too Many Requests', { status: 429, headers: { 'Retry-After': '5' } }),
    serverErrorAnswer: () => engineFailed('Internal server error', world.clock.now()),
    ledger: () => messageLedger(vendor, simulation.state.outbox),
    reset() {
      simulation.state.outbox.close();
      simulation.state = fresh();
    },
    ...controls(simulation),
  };
}

/** All but `message.any`, which tells of every message twice. */
const events = [
  'message',
  'message.reaction',
  'message.edited',
  'message.revoked',
  'message.waiting',
  'message.ack',
  'call.received',
  'session.status',
];

function controls(simulation: Simulation) {
  return {
    ...gatewayControls(() => simulation.state),
    receive: (phone: string, text: string) => receive(simulation, phone, text),
    pressButton(sentId: string, index: number) {
      const { sent, button } = simulation.state.outbox.button(sentId, index);
      return pressButton(simulation, sent, button);
    },
    subscribe(url: string, signed = true) {
      const hmac = signed ? { hmac: { key: simulation.state.secrets.hmacKey } } : {};
      updateSession(simulation, { config: { webhooks: [{ url, events, ...hmac }] } });
    },
    unsubscribe: () => void (simulation.state.webhooks = []),
    webhooks: () => simulation.state.webhooks,
    setStatus(status: SessionStatus) {
      simulation.state.status = status;
      emit(simulation, 'session.status', { name: simulation.state.secrets.sessionName, status });
    },
    setFetchesFiles: (fetches: boolean) => void (simulation.state.fetchesFiles = fetches),
    setFailure: (kind: FailureKind, times = 1) => void simulation.state.failures.push({ kind, remaining: times }),
    hear: (speech: Speech) => hear(simulation, speech),
  };
}
