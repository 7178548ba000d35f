import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { read } from '../../../vendors/twilio/events/read.ts';
import { verify } from '../../../vendors/twilio/events/verify.ts';
import { twilioWorld } from '../../contracts/support/gatewayWorlds.mts';

const customer = '+5531988887777';
const url = 'https://n8n.loja-ponte.example/webhook/statuses';

const deliveryOf = (form: Record<string, string>, more: Partial<Delivery> = {}): Delivery => ({
  headers: {},
  rawBody: Buffer.from(new URLSearchParams(form).toString()),
  receivedAt: '2026-11-24T15:00:00.000Z',
  ...more,
});

describe('whether a delivery is Twilio’s', () => {
  /** Twilio documentation, "Webhooks security": the published address, token, form and signature. */
  const address = 'https://mycompany.com/myapp.php';
  const query = 'foo=1&bar=2';
  const token = '12345';
  const form = { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' };
  const headers = { 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' };
  const published = deliveryOf(form, { headers, query });

  test('is told as the documentation has it, in whatever order the form is', () => {
    expect(verify(published, token, address)).toEqual({ valid: true });
    const turned = Object.fromEntries(Object.entries(form).toReversed());
    expect(verify(deliveryOf(turned, { headers, query }), token, address)).toEqual({ valid: true });
  });

  test('is told with the usual port in the address and without it, whichever Twilio signed', () => {
    expect(verify(published, token, 'https://mycompany.com:443/myapp.php')).toEqual({ valid: true });
    expect(verify(published, token, 'https://mycompany.com:8443/myapp.php')).toMatchObject({ valid: false });
  });

  test.each<[string, Delivery, string, string]>([
    ['no token in the credential', published, '', address],
    ['another token', published, '54321', address],
    ['another address', published, token, 'https://mycompany.com/other.php'],
    ['another question', { ...published, query: 'foo=1&bar=3' }, token, address],
    ['no question', deliveryOf(form, { headers }), token, address],
    ['another field', deliveryOf({ ...form, Digits: '1235' }, { headers, query }), token, address],
    ['a field more', deliveryOf({ ...form, Extra: '1' }, { headers, query }), token, address],
    ['no signature', deliveryOf(form, { query }), token, address],
    ['half a signature', { ...published, headers: { 'x-twilio-signature': 'RSOYDt4T1cUTdK1P' } }, token, address],
  ])('is not, with %s', (_what, delivery, known, at) => {
    expect(verify(delivery, known, at)).toMatchObject({ valid: false });
  });

  test('is told of what the simulated Twilio signs, with the order in the address', async () => {
    const world = twilioWorld();
    world.simulator.openWindow(customer);
    await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Olá, ação & mais' });
    await world.clock.sleep(60_000);
    const verdicts = world.deliveries().map((each) => verify(each, world.simulator.secrets.authToken, url));
    expect(verdicts.length).toBeGreaterThan(0);
    expect(new Set(verdicts.map(({ valid }) => valid))).toEqual(new Set([true]));
  });
});

describe('what Twilio tells', () => {
  test('is the way of a message, with the order that it is about', async () => {
    const world = twilioWorld();
    world.simulator.openWindow(customer);
    world.simulator.planCourse(['sent', 'read']);
    const { id } = await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { id: `${id}:sent`, kind: 'status', messageId: id, phone: customer, status: 'sent', correlationId: 'shopify:1001' },
      { id: `${id}:read`, kind: 'status', messageId: id, phone: customer, status: 'read', correlationId: 'shopify:1001' },
    ]);
  });

  test('is that a message failed, with the reason in words', async () => {
    const world = twilioWorld();
    await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { status: 'failed', reason: 'the customer has not written in the last 24 hours (63016)', correlationId: 'shopify:1001' },
    ]);
  });

  test('is what the customer writes and presses, and who opts out and in again', async () => {
    const world = twilioWorld();
    world.simulator.subscribe(url);
    const first = world.simulator.receive(customer, 'Cadê?');
    world.simulator.addContent({ name: 'chegou', body: 'Chegou?', buttons: [{ id: 'yes', title: 'Sim' }] });
    const messenger = world.open();
    const template = (await messenger.templates!()).find(({ name }) => name === 'chegou')!;
    const { id } = await messenger.sendTemplate!({ to: customer, correlationId: 'x', template, values: {} });
    const press = world.simulator.pressButton(id!, 0);
    world.simulator.setOptedOut(customer, true);
    world.simulator.setOptedOut(customer, false);
    world.simulator.receive(customer, 'SAIR');
    expect(world.deliveries('message').flatMap((each) => read(each))).toMatchObject([
      { id: first, kind: 'reply', text: 'Cadê?', phone: customer, messageId: null, correlationId: null },
      { id: press, kind: 'button', text: 'Sim', buttonId: 'yes', messageId: id },
      { kind: 'optOut', text: 'STOP', phone: customer },
      { kind: 'optIn', text: 'START' },
      { kind: 'optOut', text: 'SAIR' },
    ]);
  });

  test('is handed back where it names no message', () => {
    expect(() => read(deliveryOf({ Body: 'Oi' }))).toThrow('cannot be read');
  });

  test('has no words under a picture without any', () => {
    expect(read(deliveryOf({ MessageSid: 'MM1', From: 'whatsapp:+553188887777', Body: '', NumMedia: '1' }))).toMatchObject([
      { kind: 'reply', text: null, phone: customer },
    ]);
  });
});
