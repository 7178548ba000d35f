/** The gateways as sources of events, each with an account that sends to `url`. */
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { MessageSource } from '../../../domain/ports/messageSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openMessageSource as openEvolutionSource } from '../../../vendors/evolution/events/messageSource.ts';
import { openMessageSource as openTwilioSource } from '../../../vendors/twilio/events/messageSource.ts';
import { openMessageSource as openWahaSource } from '../../../vendors/waha/events/messageSource.ts';
import { openMessageSource as openCloudSource } from '../../../vendors/whatsappCloud/events/messageSource.ts';
import { openMessageSource as openZApiSource } from '../../../vendors/zApi/events/messageSource.ts';
import type { WahaOptions } from '../../../sandbox/simulators/waha/index.mts';
import { evolutionWorld, twilioWorld, wahaWorld, zApiWorld } from './gatewayWorlds.mts';
import { whatsappCloudWorld } from './whatsappCloudWorld.mts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';
export const customer = '+5531988887777';
export const verifyToken = 'a text of the shop';

export interface MessageWorld {
  /** As the credential has it. */
  connect(change?: Record<string, unknown>): Connection;
  open(ownOptOutWords?: readonly string[]): MessageSource;
  /** The customer writes; answers the message's id as the gateway tells it. */
  write(text: string): Promise<string>;
  /** What was sent to `url` so far. */
  deliveries(): Delivery[];
  /** The header that proves a delivery, and its setting in the credential. */
  readonly proof: string;
  readonly secret: string;
  calls(): number;
  violations(): unknown[];
}

/** Meta posts to an address after it has proved to be the shop's, as a person registers it in the panel. */
export async function cloudMessages() {
  const world = whatsappCloudWorld({
    get: async (address) => ({ status: 200, body: new URL(address).searchParams.get('hub.challenge')! }),
  });
  const { simulator, clock } = world;
  const { phoneNumberId, wabaId, appSecret } = simulator.secrets;
  const settings = { phoneNumberId, businessAccountId: wabaId, apiVersion: 'v25.0', appSecret, verifyToken };
  const connect = (change: Record<string, unknown> = {}) => world.connect({ settings: { ...settings, ...change } });
  await simulator.subscribe(url, verifyToken);
  return {
    ...world,
    connect,
    messenger: () => world.open(),
    open: (ownOptOutWords?: readonly string[]) => openCloudSource(connect(), ownOptOutWords),
    async write(text: string) {
      const id = simulator.receive(customer, text);
      await clock.sleep(1000);
      return id;
    },
    deliveries: () => world.deliveries(url),
    proof: 'x-hub-signature-256',
    secret: 'appSecret',
    calls: () => world.calls.length,
    violations: () => [...world.violations],
  };
}

export function evolutionMessages() {
  const world = evolutionWorld();
  const { serverUrl, instanceName } = world.simulator.secrets;
  const settings = { serverUrl, instanceName, webhookJwtSecret: 'a long text of the shop' };
  return gateway(world, settings, openEvolutionSource, { proof: 'authorization', secret: 'webhookJwtSecret' });
}

export function zApiMessages() {
  const world = zApiWorld();
  const { instanceId, instanceToken } = world.simulator.secrets;
  return gateway(world, { instanceId, instanceToken }, openZApiSource, { proof: 'z-api-token', secret: 'instanceToken' });
}

export function wahaMessages(options: WahaOptions = {}) {
  const world = wahaWorld(options);
  const { serverUrl, sessionName, hmacKey } = world.simulator.secrets;
  const settings = { serverUrl, session: sessionName, webhookHmacSecret: hmacKey };
  return gateway(world, settings, openWahaSource, { proof: 'x-webhook-hmac', secret: 'webhookHmacSecret' });
}

/** A person gives Twilio the address. */
export function twilioMessages() {
  const world = twilioWorld();
  const { accountSid, authToken, sender } = world.simulator.secrets;
  world.simulator.subscribe(url);
  return gateway(world, { accountSid, authToken, sender }, openTwilioSource, { proof: 'x-twilio-signature', secret: 'authToken' });
}

interface GatewayWorld {
  readonly simulator: { receive(phone: string, text: string): string };
  readonly calls: readonly unknown[];
  readonly violations: readonly unknown[];
  connect(over: Partial<Connection>): Connection;
  deliveries(): Delivery[];
}

function gateway<W extends GatewayWorld>(
  world: W,
  settings: Record<string, unknown>,
  open: (connection: Connection, ownOptOutWords?: readonly string[]) => MessageSource,
  { proof, secret }: { proof: string; secret: string },
) {
  const connect = (change: Record<string, unknown> = {}) => world.connect({ settings: { ...settings, ...change } });
  return {
    world,
    simulator: world.simulator as W['simulator'],
    connect,
    open: (ownOptOutWords?: readonly string[]) => open(connect(), ownOptOutWords),
    write: async (text: string) => world.simulator.receive(customer, text),
    deliveries: () => world.deliveries(),
    proof,
    secret,
    calls: () => world.calls.length,
    violations: () => [...world.violations],
  };
}
