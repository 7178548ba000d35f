/** The gateways as a shop logs in to them; each world with the deliveries that the gateway sends. */
import { createEvolution } from '../../../sandbox/simulators/evolution/index.mts';
import { createTwilio, type TwilioOptions } from '../../../sandbox/simulators/twilio/index.mts';
import { createWaha, type WahaOptions } from '../../../sandbox/simulators/waha/index.mts';
import { createZApi, type ZApiOptions } from '../../../sandbox/simulators/zApi/index.mts';
import type { OutgoingMessage } from '../../../sandbox/whatsapp/outbox.mts';
import type { Simulator, WorldServices } from '../../../sandbox/world/simulator.mts';
import type { Delivery as Sent } from '../../../sandbox/world/webhooks.mts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Messenger } from '../../../domain/ports/messenger.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { openEvolution } from '../../../vendors/evolution/messages/messenger.ts';
import { openTwilio } from '../../../vendors/twilio/messages/messenger.ts';
import { openWaha } from '../../../vendors/waha/messages/messenger.ts';
import { openZApi } from '../../../vendors/zApi/messages/messenger.ts';
import { simulatedVendor } from './simulatedVendor.mts';

interface Gateway<S extends Simulator> {
  create(services: WorldServices): S;
  login(simulator: S): Record<string, string>;
  settings(simulator: S): Record<string, unknown>;
  open(connection: Connection): Messenger;
}

function gatewayWorld<S extends Simulator & { messages(): readonly OutgoingMessage[] }>(gateway: Gateway<S>) {
  const sent: (Delivery & { topic: string })[] = [];
  const webhooks = {
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
    send: async (delivery: Sent) => (sent.push({ ...toDelivery(delivery), topic: delivery.topic }), true),
  };
  const world = simulatedVendor({ create: (services) => gateway.create({ ...services, webhooks }), login: gateway.login });
  return {
    ...world,
    open: (change: Record<string, unknown> = {}) =>
      gateway.open(world.connect({ settings: { ...gateway.settings(world.simulator), ...change } })),
    operations: () => world.calls.map(({ operation }) => operation),
    /** What the customer reads, as the contract wants it. */
    received: () =>
      world.simulator.messages().map(({ number, text, correlation, media }) => ({
        to: `+${number.digits}`,
        text,
        correlationId: correlation,
        ...(media === undefined ? {} : { media }),
      })),
    deliveries: (topic?: string) => sent.filter((one) => topic === undefined || one.topic === topic),
  };
}

function toDelivery({ headers, body, url }: Sent): Delivery {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const query = new URL(url).search.slice(1);
  return {
    headers: Object.fromEntries(lower),
    rawBody: Buffer.from(body),
    receivedAt: '2026-11-24T15:00:00.000Z',
    ...(query === '' ? {} : { query }),
  };
}

export const evolutionWorld = () =>
  gatewayWorld({
    create: (services) => createEvolution(services),
    login: ({ secrets }) => ({ apikey: secrets.instanceToken }),
    settings: ({ secrets }) => ({ serverUrl: secrets.serverUrl, instanceName: secrets.instanceName }),
    open: openEvolution,
  });

export const zApiWorld = (options: ZApiOptions = {}) =>
  gatewayWorld({
    create: (services) => createZApi(services, options),
    login: ({ secrets }) => ({ 'client-token': secrets.clientToken }),
    settings: ({ secrets }) => ({ instanceId: secrets.instanceId, instanceToken: secrets.instanceToken }),
    open: openZApi,
  });

export const wahaWorld = (options: WahaOptions = {}) =>
  gatewayWorld({
    create: (services) => createWaha(services, options),
    login: ({ secrets }) => ({ 'x-api-key': secrets.apiKey }),
    settings: ({ secrets }) => ({ serverUrl: secrets.serverUrl, session: secrets.sessionName }),
    open: openWaha,
  });

export const twilioWorld = (options: TwilioOptions = {}) =>
  gatewayWorld({
    create: (services) => createTwilio(services, options),
    login: ({ secrets }) => ({
      authorization: `Basic ${Buffer.from(`${secrets.accountSid}:${secrets.authToken}`).toString('base64')}`,
    }),
    settings: ({ secrets }) => ({
      accountSid: secrets.accountSid,
      sender: secrets.sender.replace('whatsapp:', ''),
      statusCallbackUrl: 'https://n8n.loja-ponte.example/webhook/statuses',
    }),
    open: openTwilio,
  });
