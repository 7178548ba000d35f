/** Twilio's WhatsApp, simulated: messages, templates, statuses, signed forms. */
import { gatewayControls } from '../../whatsapp/gateway.mts';
import type { GatewayControls } from '../../whatsapp/gateway.mts';
import { createOutbox, messageLedger } from '../../whatsapp/outbox.mts';
import type { Listener, Speech } from '../../whatsapp/speech.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { createContent, seedContents } from './contents.mts';
import type { Content, ContentDraft } from './contents.mts';
import { vendor } from './context.mts';
import type { Options, Simulation } from './context.mts';
import { failed } from './errors.mts';
import { openWindow, receive, setOptedOut } from './inbound.mts';
import { operationOf } from './operations.mts';
import { createApp } from './routes.mts';
import { createSecrets } from './secrets.mts';
import type { Secrets } from './secrets.mts';
import { storageHost } from './speech/files.mts';
import { hear } from './speech/hear.mts';
import { createState } from './state.mts';
import type { State } from './state.mts';
import { truths } from './truths.mts';
import { tellStatus } from './webhooks.mts';

export type { Options as TwilioOptions } from './context.mts';
export type { Content, ContentDraft } from './contents.mts';

export interface TwilioSimulator extends Simulator, GatewayControls, Listener {
  readonly secrets: Secrets;
  contents(): readonly Content[];
  addContent(draft: ContentDraft): Content;
  /** As if this number had just written: free text may be sent to it for 24 hours. */
  openWindow(phone: string): void;
  /** A message of the customer: opens the window; answers its id. */
  receive(phone: string, text: string): string;
  /** The customer presses the button with this index under a message that was sent. */
  pressButton(sentId: string, index: number): string;
  /** The customer writes STOP, or START again. */
  setOptedOut(phone: string, optedOut: boolean): void;
  /** Incoming messages, and statuses of messages without a callback of their own, go to this URL. */
  subscribe(url: string): void;
  unsubscribe(): void;
  /** The next messages meet this code, in the answer or as a status as the code has it. */
  setFailure(code: number, times?: number): void;
}

export function createTwilio(world: WorldServices, options: Options = {}): TwilioSimulator {
  const secrets = createSecrets(world.random.fork('twilio.secrets'));
  const fresh = (): State => {
    const random = world.random.fork('twilio.state');
    const outbox = createOutbox({ clock: world.clock, random, onStatus: (message) => tellStatus(simulation, message) });
    return createState(random, secrets, outbox, seedContents(random));
  };
  const violation = (rule: string, detail: string) => world.violation({ vendor, rule, detail });
  const simulation: Simulation = { world, options, state: fresh(), violation };

  return {
    vendor,
    hosts: ['api.twilio.com', 'content.twilio.com', storageHost],
    app: createApp(simulation),
    truths,
    secrets,
    operationOf,
    ambiguousOperations: ['message.send'],
    rateLimitedAnswer: () => failed(20429),
    serverErrorAnswer: () => failed(20500),
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
    contents: () => simulation.state.contents,
    addContent(draft: ContentDraft): Content {
      const content = createContent(simulation.state.random, draft);
      simulation.state.contents.push(content);
      return content;
    },
    openWindow: (phone: string) => openWindow(simulation, phone),
    receive: (phone: string, text: string) => receive(simulation, phone, text),
    pressButton(sentId: string, index: number) {
      const { sent, button } = simulation.state.outbox.button(sentId, index);
      const more = { MessageType: 'button', ButtonText: button.label, ButtonPayload: button.id, OriginalRepliedMessageSid: sent.id };
      return receive(simulation, sent.to, button.label, more);
    },
    setOptedOut: (phone: string, optedOut: boolean) => setOptedOut(simulation, phone, optedOut),
    subscribe: (url: string) => void (simulation.state.webhookUrl = url),
    unsubscribe: () => void (simulation.state.webhookUrl = undefined),
    setFailure: (kind: number, times = 1) => void simulation.state.failures.push({ kind, remaining: times }),
    hear: (speech: Speech) => hear(simulation, speech),
  };
}
