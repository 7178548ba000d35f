import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import { read } from '../../../vendors/zApi/events/read.ts';
import { verify } from '../../../vendors/zApi/events/verify.ts';
import { zApiWorld } from '../../contracts/support/gatewayWorlds.mts';

const customer = '+5531988887777';

const listening = () => {
  const world = zApiWorld();
  world.simulator.subscribe('https://n8n.loja.example/webhook/1');
  return world;
};

const deliveryOf = (body: unknown): Delivery => ({
  headers: {},
  rawBody: Buffer.from(JSON.stringify(body)),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

describe('whether a delivery is Z-API’s', () => {
  test('is told by the token of the instance', () => {
    const world = listening();
    world.simulator.receive(customer, 'Oi');
    const [delivery] = world.deliveries();
    expect(verify(delivery!, world.simulator.secrets.instanceToken)).toEqual({ valid: true });
    for (const wrong of ['', 'another', world.simulator.secrets.instanceToken.toLowerCase()])
      expect(verify(delivery!, wrong)).toMatchObject({ valid: false });
    expect(verify({ ...delivery!, headers: {} }, world.simulator.secrets.instanceToken)).toMatchObject({ valid: false });
  });
});

describe('what Z-API tells', () => {
  test('is the way of a message, step by step', async () => {
    const world = listening();
    world.simulator.planCourse(['sent', 'delivered', 'read']);
    const { id } = await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject(
      ['sent', 'delivered', 'read'].map((status) => ({ kind: 'status', messageId: id, phone: customer, status, correlationId: null })),
    );
  });

  test('is that a message could not leave, with the reason', async () => {
    const world = listening();
    world.simulator.setFailure('shadowBan');
    await world.open().sendText({ to: customer, correlationId: 'shopify:1001', text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(world.deliveries().flatMap((each) => read(each))).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('SHADOW_BAN') },
    ]);
  });

  test('is one event for each message of a status', () => {
    const delivery = deliveryOf({
      type: 'MessageStatusCallback',
      status: 'READ',
      ids: ['A', 'B'],
      phone: '5544999999999',
      momment: 1632234645000,
    });
    expect(read(delivery)).toMatchObject([
      { id: 'A:READ', messageId: 'A', status: 'read', phone: '+5544999999999', at: '2021-09-21T14:30:45.000Z' },
      { id: 'B:READ', messageId: 'B', status: 'read' },
    ]);
  });

  test('is what the customer writes and presses, and that no more is wanted', async () => {
    const world = listening();
    const first = world.simulator.receive(customer, 'Cadê?');
    const buttons = [{ id: 'yes', title: 'Sim' }];
    const { id } = await world.open().sendButtons!({ to: customer, correlationId: 'x', text: 'Chegou?', buttons });
    const press = world.simulator.pressButton(id!, 0);
    world.simulator.receive(customer, 'SAIR');
    expect(world.deliveries('ReceivedCallback').flatMap((each) => read(each))).toMatchObject([
      { id: first, kind: 'reply', text: 'Cadê?', phone: customer, messageId: null },
      { id: press, kind: 'button', text: 'Sim', buttonId: 'yes', messageId: id },
      { kind: 'optOut', text: 'SAIR' },
    ]);
  });

  const received = (change: object) =>
    deliveryOf({ type: 'ReceivedCallback', messageId: 'A', phone: '5544999999999', text: { message: 'Oi' }, ...change });

  test.each([
    ['of the shop itself', received({ fromMe: true })],
    ['of a group', received({ isGroup: true })],
    ['of a channel', received({ isNewsletter: true })],
    ['of a list', received({ broadcast: true })],
    ['what the shop read', deliveryOf({ type: 'MessageStatusCallback', status: 'READ_BY_ME', ids: ['A'] })],
    ['that a message left, which its status tells', deliveryOf({ type: 'DeliveryCallback', messageId: 'A', zaapId: 'B' })],
    ['of a kind that nobody knows', deliveryOf({ type: 'constructor' })],
  ])('is nothing where it is %s', (_what, delivery) => {
    expect(read(delivery)).toEqual([]);
  });

  test.each(['FELT', 'constructor'])('is shown as it is where the word is new (%s)', (status) => {
    expect(read(deliveryOf({ type: 'MessageStatusCallback', status, ids: ['A'] }))).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining(status) },
    ]);
  });

  test('keeps the words under a picture', () => {
    expect(read(received({ text: undefined, image: { caption: 'Veio quebrado' } }))).toMatchObject([
      { kind: 'reply', text: 'Veio quebrado' },
    ]);
  });
});
