/** Evolution API v2, simulated: a gateway that a shop runs itself, for one linked device. */
import { gatewayControls } from '../../whatsapp/gateway.mts';
import type { GatewayControls } from '../../whatsapp/gateway.mts';
import { createOutbox, messageLedger } from '../../whatsapp/outbox.mts';
import type { Listener, Speech } from '../../whatsapp/speech.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { failed, tooManyRequests } from './answers.mts';
import type { Simulation } from './context.mts';
import { pressButton, receiveText } from './inbound.mts';
import { operationOf, questions, sends } from './operations.mts';
import { createApp } from './routes.mts';
import { createSecrets } from './secrets.mts';
import type { Secrets } from './secrets.mts';
import { hear } from './speech/hear.mts';
import { createState } from './state.mts';
import type { FailureKind, Integration, State } from './state.mts';
import { truths } from './truths.mts';
import { setWebhook } from './webhookSettings.mts';
import { emit, emitStatus } from './webhooks.mts';
import { host, vendor } from './vendor.mts';

export interface EvolutionSimulator extends Simulator, GatewayControls, Listener {
  readonly secrets: Secrets;
  /** A message of the customer; answers its id. */
  receive(phone: string, text: string): string;
  /** The customer presses the button with this index under a message that was sent. */
  pressButton(sentId: string, index: number): string;
  /** Every event goes to this URL; with a key, as a bearer token that it signed. */
  subscribe(url: string, jwtKey?: string): void;
  unsubscribe(): void;
  /** The phone that the instance is linked to goes away, or comes back. */
  setConnected(connected: boolean): void;
  /** The next sendings fail without sending. */
  setFailure(kind: FailureKind, times?: number): void;
  /** The number is a linked device's, or at Meta: the official channel has ids, contents and status words of its own. */
  setIntegration(integration: Integration): void;
  /** Where the phone stands beside a linked id from now on, as different releases of the server have it. */
  setBesideLid(name: 'senderPn' | 'remoteJidAlt'): void;
}

export function createEvolution(world: WorldServices): EvolutionSimulator {
  const secrets = createSecrets(world.random.fork('evolution.secrets'));
  const fresh = (): State => {
    const random = world.random.fork('evolution.state');
    const outbox = createOutbox({ clock: world.clock, random, onStatus: (message) => emitStatus(simulation, message) });
    return createState(random, secrets, outbox);
  };
  const simulation: Simulation = { world, state: fresh(), violation: (rule, detail) => world.violation({ vendor, rule, detail }) };

  return {
    vendor,
    hosts: [host],
    app: createApp(simulation),
    truths,
    secrets,
    operationOf,
    asksOnly: (call) => questions.includes(operationOf(call)),
    ambiguousOperations: sends,
    rateLimitedAnswer: () => tooManyRequests(),
    serverErrorAnswer: () => failed(500, 'Internal Server Error'),
    ledger: () => messageLedger(vendor, simulation.state.outbox),
    reset() {
      simulation.state.outbox.close();
      simulation.state = fresh();
    },
    ...controls(simulation),
  };
}

function controls(simulation: Simulation) {
  return {
    ...gatewayControls(() => simulation.state),
    receive: (phone: string, text: string) => receiveText(simulation, phone, text),
    pressButton(sentId: string, index: number) {
      const { sent, button } = simulation.state.outbox.button(sentId, index);
      return pressButton(simulation, sent, button);
    },
    subscribe: (url: string, jwtKey?: string) =>
      void setWebhook(simulation, {
        webhook: { enabled: true, url, events: [], ...(jwtKey === undefined ? {} : { headers: { jwt_key: jwtKey } }) },
      }),
    unsubscribe: () => void (simulation.state.webhook = undefined),
    setConnected(connected: boolean) {
      simulation.state.connection = connected ? 'open' : 'close';
      const { instanceName } = simulation.state.secrets;
      emit(simulation, 'connection.update', {
        instance: instanceName,
        state: simulation.state.connection,
        statusReason: connected ? 200 : 401,
      });
    },
    setFailure: (kind: FailureKind, times = 1) => void simulation.state.failures.push({ kind, remaining: times }),
    setIntegration: (integration: Integration) => void (simulation.state.integration = integration),
    setBesideLid: (name: 'senderPn' | 'remoteJidAlt') => void (simulation.state.besideLid = name),
    hear: (speech: Speech) => hear(simulation, speech),
  };
}
