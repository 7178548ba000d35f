/** A shop that talks at one gateway: WhatsApp Event Trigger and WhatsApp Notify on one credential, in the time of the simulated world. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { WhatsAppEventTrigger } from '../../../nodes/WhatsAppEventTrigger/WhatsAppEventTrigger.node.ts';
import { WhatsAppNotify } from '../../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import type { MessageEventType } from '../../../domain/documents/messageDocuments.ts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Gateway } from '../../../sandbox/whatsapp/customer.mts';
import { customerAt } from '../../../sandbox/whatsapp/customer.mts';
import type { WorldClock } from '../../../sandbox/world/clock.mts';
import type { Listener, Person } from '../../../sandbox/whatsapp/speech.mts';
import { messengers } from '../../../vendors/index.ts';
import {
  cloudMessages,
  evolutionMessages,
  twilioMessages,
  url,
  wahaMessages,
  zApiMessages,
} from '../../contracts/support/messageWorlds.mts';
import { onClock } from '../../support/onClock.mts';
import { fakeN8n, type Remembered } from './fakeN8n.mts';
import { triggerHost } from './triggerHost.mts';

/** A message as the simulated gateway has it. */
interface Sent {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

interface World {
  readonly clock: { now(): number; sleep(ms: number): Promise<void> };
  readonly worldClock: WorldClock;
  readonly simulator: Listener & { messages(): readonly Sent[] };
  connect(): Connection;
  deliveries(): Delivery[];
  violations(): readonly unknown[];
}

interface Made<S> {
  world: Pick<World, 'clock' | 'worldClock'>;
  simulator: S;
}

function subscribed<S, W extends Made<S>>(made: W & Made<S>, subscribe: (simulator: S) => void) {
  subscribe(made.simulator);
  const { clock, worldClock } = made.world;
  return { ...made, clock, worldClock };
}

const worlds: Record<Gateway, () => Promise<World>> = {
  whatsappCloud: cloudMessages,
  evolution: async () => subscribed(evolutionMessages(), (simulator) => simulator.subscribe(url, 'a long text of the shop')),
  zApi: async () => subscribed(zApiMessages(), (simulator) => simulator.subscribe(url)),
  waha: async () => subscribed(wahaMessages(), (simulator) => simulator.subscribe(url)),
  twilio: async () => subscribed(twilioMessages(), (simulator) => simulator.subscribe(url)),
};

export interface ChatOptions {
  events?: readonly MessageEventType[];
  /** Of the trigger, where they differ from the defaults. */
  trigger?: Record<string, unknown>;
}

let chats = 0;

export async function chatAt(gateway: Gateway, { events = ['reply.received', 'button.pressed'], trigger = {} }: ChatOptions = {}) {
  const world = await worlds[gateway]();
  const { credentialType } = messengers.find(({ id }) => id === gateway)!;
  const credential = `chat-${++chats}`;
  const remembered: Remembered = new Set();
  const host = triggerHost(new WhatsAppEventTrigger(), {
    connect: () => world.connect(),
    credentialType,
    credential,
    parameters: { vendor: gateway, events: [...events], ...trigger },
    url,
  });
  const notify = new WhatsAppNotify();
  let seen = 0;
  /** What n8n showed beside the output of WhatsApp Notify. */
  const hints: string[] = [];
  return {
    hints,
    world,
    gateway,
    logged: host.logged,
    arrive: host.arrive,
    customer: (person?: Person) => customerAt(world.simulator, person),
    wait: async (ms: number) => await world.clock.sleep(ms),
    /** What the deliveries since the last call start flows with; each flow runs before the next delivery comes. */
    async started(flow: (items: INodeExecutionData[]) => Promise<void> = async () => undefined): Promise<INodeExecutionData[]> {
      await world.clock.sleep(1_000);
      const all: INodeExecutionData[] = [];
      const fresh = world.deliveries().slice(seen);
      seen += fresh.length;
      for (const delivery of fresh) {
        const { items } = await host.arrive(delivery);
        all.push(...items);
        if (items.length > 0) await flow(items);
      }
      return all;
    },
    /** WhatsApp Notify with these items; a text where nothing else is asked for. */
    async notify(items: readonly INodeExecutionData[], parameters: Record<string, unknown> = {}): Promise<INodeExecutionData[]> {
      const n8n = fakeN8n({
        parameters: { vendor: gateway, operation: 'sendText', recipientFrom: 'item', text: 'Recebemos sua mensagem.', ...parameters },
        items,
        node: { name: 'WhatsApp Notify', onError: 'continueErrorOutput' },
        credentials: { [credentialType]: credential },
        workflow: credential,
        remembered,
        continueOnFail: true,
        connect: () => world.connect(),
      });
      const outputs = await onClock(world.clock, async () => await notify.execute.call(n8n.execute));
      hints.push(...n8n.hints);
      return outputs.flat();
    },
    sent: () => world.simulator.messages(),
  };
}

export type Chat = Awaited<ReturnType<typeof chatAt>>;

/** What a message came to, or the code of its failure. */
export const fateOf = ({ json }: INodeExecutionData): unknown =>
  (json.error as IDataObject | undefined)?.code ?? (json.message as IDataObject).status;
