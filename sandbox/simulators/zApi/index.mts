/** Z-API, simulated: a hosted gateway for one linked device. */
import { gatewayControls } from '../../whatsapp/gateway.mts';
import type { GatewayControls } from '../../whatsapp/gateway.mts';
import { createOutbox, messageLedger } from '../../whatsapp/outbox.mts';
import type { Listener, Speech } from '../../whatsapp/speech.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { vendor } from './context.mts';
import type { NumberAnswer, Simulation } from './context.mts';
import { receive } from './inbound.mts';
import { start } from './messages.mts';
import { operationOf, sends } from './operations.mts';
import { createApp } from './routes.mts';
import { createSecrets } from './secrets.mts';
import type { Secrets } from './secrets.mts';
import { storageHost } from './speech/files.mts';
import { hear } from './speech/hear.mts';
import { createState } from './state.mts';
import type { FailureKind, State } from './state.mts';
import { truths } from './truths.mts';
import { kinds, setWebhooks, tell } from './webhooks.mts';

export interface ZApiSimulator extends Simulator, GatewayControls, Listener {
  readonly secrets: Secrets;
  /** A message of the customer; answers its id. */
  receive(phone: string, text: string): string;
  /** The customer presses the button with this index under a message that was sent. */
  pressButton(sentId: string, index: number): string;
  /** Every kind of event goes to this https URL. */
  subscribe(url: string): void;
  unsubscribe(): void;
  /** The phone goes away, or comes back and sends what waited. */
  setConnected(connected: boolean): void;
  /** The next messages fail after they were taken. */
  setFailure(kind: FailureKind, times?: number): void;
}

export interface ZApiOptions {
  readonly numberAnswer?: NumberAnswer;
}

export function createZApi(world: WorldServices, { numberAnswer = 'list' }: ZApiOptions = {}): ZApiSimulator {
  const secrets = createSecrets(world.random.fork('zApi.secrets'));
  const fresh = (): State => {
    const random = world.random.fork('zApi.state');
    const outbox = createOutbox({ clock: world.clock, random, onStatus: (message) => tell(simulation, message) });
    return createState(random, secrets, outbox);
  };
  const violation = (rule: string, detail: string) => world.violation({ vendor, rule, detail });
  const simulation: Simulation = { world, state: fresh(), numberAnswer, violation };

  return {
    vendor,
    hosts: ['api.z-api.io', storageHost],
    app: createApp(simulation),
    truths,
    secrets,
    operationOf,
    ambiguousOperations: sends,
    rateLimitedAnswer: () => Response.json({ error: 'Too Many Requests' }, { status: 429 }),
    serverErrorAnswer: () => Response.json({ error: 'Internal Server Error' }, { status: 500 }),
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
    receive: (phone: string, text: string) => receive(simulation, phone, { text: { message: text } }),
    pressButton(sentId: string, index: number) {
      const { sent, button } = simulation.state.outbox.button(sentId, index);
      const buttonsResponseMessage = { buttonId: button.id, message: button.label };
      return receive(simulation, sent.to, { referenceMessageId: sent.id, buttonsResponseMessage });
    },
    subscribe: (value: string) => void setWebhooks(simulation, kinds, { value }),
    unsubscribe: () => simulation.state.webhooks.clear(),
    setConnected(connected: boolean) {
      simulation.state.connected = connected;
      if (connected) for (const message of simulation.state.queue.splice(0)) start(simulation, message);
    },
    setFailure: (kind: FailureKind, times = 1) => void simulation.state.failures.push({ kind, remaining: times }),
    hear: (speech: Speech) => hear(simulation, speech),
  };
}
