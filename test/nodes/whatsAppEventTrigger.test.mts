/** WhatsApp Event Trigger in n8n, with what the simulated gateways send. */
import { describe, expect, test } from 'vitest';
import type { FlowEvent } from '../../domain/documents/event.ts';
import type { Delivery } from '../../domain/ports/eventSource.ts';
import { hmac } from '../../runtime/webhooks/signature.ts';
import { WhatsAppEventTrigger } from '../../nodes/WhatsAppEventTrigger/WhatsAppEventTrigger.node.ts';
import { messageSources } from '../../vendors/index.ts';
import {
  cloudMessages,
  customer,
  evolutionMessages,
  twilioMessages,
  url,
  verifyToken,
  type MessageWorld,
} from '../contracts/support/messageWorlds.mts';
import { triggerHost } from './support/triggerHost.mts';

const trigger = new WhatsAppEventTrigger();

const everything = [
  'message.sent',
  'message.delivered',
  'message.read',
  'message.failed',
  'reply.received',
  'button.pressed',
  'customer.optedOut',
  'customer.optedIn',
];

function hostOf(world: MessageWorld, vendor: string, parameters: Record<string, unknown> = {}, change: Record<string, unknown> = {}) {
  const { credentialType } = messageSources.find(({ id }) => id === vendor)!;
  return triggerHost(trigger, {
    connect: () => world.connect(change),
    credentialType,
    parameters: { vendor, events: everything, ...parameters },
    url,
  });
}

async function withCloud(parameters: Record<string, unknown> = {}, change: Record<string, unknown> = {}) {
  const world = await cloudMessages();
  const { appSecret, phoneNumberId } = world.simulator.secrets;
  /** Meta itself sends something else. */
  const signed = (body: unknown): Delivery => {
    const rawBody = Buffer.from(JSON.stringify(body));
    const signature = `sha256=${hmac('sha256', appSecret, rawBody).toString('hex')}`;
    return { headers: { 'x-hub-signature-256': signature }, rawBody, receivedAt: '2026-11-24T15:00:00.000Z' };
  };
  return {
    world,
    ...hostOf(world, 'whatsappCloud', parameters, change),
    signed,
    statuses: (rows: unknown[], number = phoneNumberId) =>
      signed({
        object: 'whatsapp_business_account',
        entry: [{ changes: [{ field: 'messages', value: { metadata: { phone_number_id: number }, statuses: rows } }] }],
      }),
    async send(correlationId = 'shopify:1001') {
      world.simulator.openWindow(customer);
      return await world.messenger().sendText({ to: customer, correlationId, text: 'Oi' });
    },
  };
}

const typesOf = (items: readonly { json: object }[]) => items.map(({ json }) => (json as { event: FlowEvent }).event.type);

describe('the node', () => {
  test('is fast: its webhooks hold no expression and its version is above 1', () => {
    expect(JSON.stringify(trigger.description.webhooks)).not.toContain('"=');
    expect(trigger.description.version).toBe(2);
  });

  test('tells what to set up exactly where the gateway lets no program do it', () => {
    const notices = trigger.description.properties.filter(({ type }) => type === 'notice');
    expect(notices.map(({ displayOptions }) => displayOptions?.show?.vendor?.[0])).toEqual(['whatsappCloud', 'twilio']);
  });
});

describe('Meta asks whether the address is the shop’s', () => {
  test('and is answered with its challenge where it knows the token', async () => {
    const { get } = await withCloud();
    const query = `hub.mode=subscribe&hub.verify_token=${encodeURIComponent(verifyToken)}&hub.challenge=1158201444`;
    expect(await get(query)).toEqual({ status: 200, body: '1158201444', items: [] });
  });

  test('and with 403 where it does not, where the credential has none, and at a gateway that never asks', async () => {
    const query = (token: string) => `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`;
    expect((await (await withCloud()).get(query('a+guess'))).status).toBe(403);
    expect((await (await withCloud({}, { verifyToken: '' })).get(query(''))).status).toBe(403);
    expect((await hostOf(evolutionMessages(), 'evolution').get(query('x'))).status).toBe(403);
  });
});

describe('a message of the shop', () => {
  test('is sent, delivered and read: each starts the flow once, with the thread of the order', async () => {
    const { world, send, arrive } = await withCloud();
    world.simulator.planCourse(['sent', 'delivered', 'read']);
    const { id } = await send();
    await world.clock.sleep(10_000);
    const items = [];
    for (const delivery of [...world.deliveries(), ...world.deliveries()]) items.push(...(await arrive(delivery)).items);
    expect(typesOf(items)).toEqual(['message.sent', 'message.delivered', 'message.read']);
    for (const { json } of items) {
      expect(json).toMatchObject({
        event: { source: 'whatsappCloud', correlationId: 'shopify:1001' },
        message: { vendor: 'whatsappCloud', id, phone: customer, to: '+55 31 *****-7777' },
      });
    }
    expect(Object.keys(items[0]!.json)).toEqual(['event', 'message']);
  });

  test('fails: the reason stands there in words', async () => {
    const { world, send, arrive } = await withCloud({ events: ['message.failed'] });
    world.simulator.setUnreachable(customer);
    await send();
    await world.clock.sleep(60_000);
    const [delivery] = world.deliveries();
    const { items } = await arrive(delivery!);
    expect(items[0]!.json).toMatchObject({ message: { status: 'failed', reason: expect.stringMatching(/.{20,}\(131026\)/) } });
  });

  test('that was never sent by this flow starts it all the same, under a name of its own', async () => {
    const { world, arrive } = await withCloud();
    const id = world.simulator.strangersStatus('delivered');
    await world.clock.sleep(1000);
    const { items } = await arrive(world.deliveries()[0]!);
    expect(items[0]!.json).toMatchObject({ event: { correlationId: `whatsappCloud:${id}` }, message: { id, status: 'delivered' } });
  });

  test('is read before it is delivered: both come as they come, each with its time', async () => {
    const { statuses, arrive } = await withCloud();
    const row = (status: string, timestamp: string) => ({ id: 'wamid.1', status, timestamp, recipient_id: '5531988887777' });
    const { items } = await arrive(statuses([row('read', '1795532405'), row('delivered', '1795532403')]));
    expect(items.map(({ json }) => [(json.event as FlowEvent).type, (json.event as FlowEvent).occurredAt])).toEqual([
      ['message.read', new Date(1795532405000).toISOString()],
      ['message.delivered', new Date(1795532403000).toISOString()],
    ]);
  });

  test('has a status that nobody knows, or none at all: nothing starts', async () => {
    const { statuses, arrive } = await withCloud();
    const rows = [{ id: 'wamid.1', status: 'teleported', timestamp: '1' }, { id: 'wamid.2' }, null, 'text'];
    expect(await arrive(statuses(rows))).toMatchObject({ status: 200, items: [] });
  });

  test('comes again in another batch: only what is new starts the flow', async () => {
    const { statuses, arrive } = await withCloud();
    const row = (id: string) => ({ id, status: 'delivered', timestamp: '1795532403', recipient_id: '5531988887777' });
    expect((await arrive(statuses([row('wamid.1'), row('wamid.2'), row('wamid.1')]))).items).toHaveLength(2);
    expect((await arrive(statuses([row('wamid.2'), row('wamid.3')]))).items).toHaveLength(1);
  });
});

describe('a customer', () => {
  test('writes', async () => {
    const { world, arrive } = await withCloud();
    const id = await world.write('Onde está?');
    const { items } = await arrive(world.deliveries()[0]!);
    expect(items[0]!.json).toMatchObject({
      event: { id, type: 'reply.received' },
      reply: { vendor: 'whatsappCloud', id, text: 'Onde está?', phone: customer },
    });
    expect(Object.keys(items[0]!.json)).toEqual(['event', 'reply']);
  });

  test.each(['SAIR', 'Parar', 'stop.'])('writes %s and nothing else: opted out', async (word) => {
    const { world, arrive } = await withCloud();
    await world.write(word);
    const { items } = await arrive(world.deliveries()[0]!);
    expect(items[0]!.json).toMatchObject({ event: { type: 'customer.optedOut' }, optOut: { optedOut: true, phone: customer } });
  });

  test('writes that word among others: an answer like any other', async () => {
    const { world, arrive } = await withCloud();
    await world.write('Quando vai sair o meu pedido?');
    expect(typesOf((await arrive(world.deliveries()[0]!)).items)).toEqual(['reply.received']);
  });

  test('stops marketing messages in WhatsApp itself, and wants them again', async () => {
    const { world, arrive } = await withCloud();
    world.simulator.setMarketing(customer, 'stop');
    await world.clock.sleep(1000);
    world.simulator.setMarketing(customer, 'resume');
    await world.clock.sleep(1000);
    const items = [];
    for (const delivery of world.deliveries()) items.push(...(await arrive(delivery)).items);
    expect(items.map(({ json }) => json)).toMatchObject([
      { event: { type: 'customer.optedOut' }, optOut: { optedOut: true } },
      { event: { type: 'customer.optedIn' }, optOut: { optedOut: false } },
    ]);
  });

  test('who hides the number is known by the business-scoped id', async () => {
    const { world, arrive } = await withCloud();
    world.simulator.hideNumber(customer);
    await world.write('Oi');
    const { items } = await arrive(world.deliveries()[0]!);
    expect(items[0]!.json).toMatchObject({ reply: { phone: null, userId: world.simulator.userIdOf(customer) } });
  });
});

describe('what starts nothing', () => {
  test('what is forged, unsigned or changed on the way: 401', async () => {
    const { world, arrive } = await withCloud();
    await world.write('Oi');
    const [one] = world.deliveries();
    const withSignature = (value: string | undefined) => ({ ...one!, headers: { ...one!.headers, 'x-hub-signature-256': value } });
    const changed = { ...one!, rawBody: Buffer.from(one!.rawBody.toString().replace('"Oi"', '"Ui"')) };
    const forged = withSignature(`sha256=${hmac('sha256', 'a guess', one!.rawBody).toString('hex')}`);
    for (const delivery of [withSignature(undefined), forged, changed]) {
      expect(await arrive(delivery)).toMatchObject({ status: 401, items: [] });
    }
  });

  test('anything, while the credential has no app secret: 401', async () => {
    const { world, arrive } = await withCloud({}, { appSecret: '' });
    await world.write('Oi');
    expect(await arrive(world.deliveries()[0]!)).toMatchObject({ status: 401, items: [] });
  });

  test('what is about another number of the same app: 200', async () => {
    const { world, arrive } = await withCloud();
    world.simulator.receive(customer, 'Oi', '106540352242922');
    await world.clock.sleep(1000);
    expect(await arrive(world.deliveries()[0]!)).toMatchObject({ status: 200, items: [] });
  });

  test('what nobody asked for: 200', async () => {
    const { world, arrive } = await withCloud({ events: ['message.failed'] });
    await world.write('Oi');
    expect(await arrive(world.deliveries()[0]!)).toMatchObject({ status: 200, items: [] });
  });
});

test('3 MB at once: every event is an item', async () => {
  const { statuses, arrive } = await withCloud();
  const rows = Array.from({ length: 12_000 }, (_, index) => ({
    id: `wamid.${String(index).padStart(60, '0')}`,
    status: 'delivered',
    timestamp: '1795532403',
    recipient_id: '5531988887777',
    pricing: { billable: true, pricing_model: 'PMP', category: 'utility', type: 'regular' },
  }));
  const delivery = statuses(rows);
  expect(delivery.rawBody.length).toBeGreaterThan(2_500_000);
  expect((await arrive(delivery)).items).toHaveLength(12_000);
  expect((await arrive(delivery)).items).toHaveLength(0);
});

describe('other gateways', () => {
  test('Evolution registers itself, and the key in its bodies reaches no item', async () => {
    const gateway = evolutionMessages();
    const { activate, arrive } = hostOf(gateway, 'evolution', { 'options.includeRaw': true });
    await activate();
    await gateway.write('Oi');
    const { items } = await arrive(gateway.deliveries()[0]!);
    expect(items[0]!.json).toMatchObject({ event: { source: 'evolution' }, reply: { text: 'Oi' } });
    expect(JSON.stringify(items)).not.toContain(gateway.simulator.secrets.instanceToken);
  });

  test('Twilio is taken at the address that it signed, with the order in it', async () => {
    const gateway = twilioMessages();
    const { arrive } = hostOf(gateway, 'twilio');
    const { world } = gateway;
    world.simulator.receive(customer, 'Oi');
    const messenger = world.open({ statusCallbackUrl: url });
    await messenger.sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(20_000);
    const items = [];
    for (const delivery of gateway.deliveries()) items.push(...(await arrive(delivery)).items);
    expect(typesOf(items)).toContain('message.sent');
    const statuses = items.filter(({ json }) => 'message' in json);
    expect(new Set(statuses.map(({ json }) => (json.event as FlowEvent).correlationId))).toEqual(new Set(['shopify:1001']));
  });
});
