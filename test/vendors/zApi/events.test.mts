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

  const lid = '81896604192873@lid';

  test.each([
    ['beside the phone', { senderLid: lid, chatLid: lid }, '+5544999999999'],
    ['in place of the phone', { phone: lid, chatLid: lid }, null],
    ['of digits that could be somebody’s number', { phone: '65998849469@lid', chatLid: '65998849469@lid' }, null],
  ])('knows a linked id %s', (_what, change, phone) => {
    expect(read(received({ text: { message: 'SAIR' }, senderName: 'Ana Souza', ...change }))).toMatchObject([
      { kind: 'optOut', phone, lid: change.chatLid, profileName: 'Ana Souza' },
    ]);
  });

  test('waits for the content behind a placeholder, and tells an edit of it apart', () => {
    const told = [
      received({ text: undefined, waitingMessage: true, momment: 1_795_532_400_000 }),
      received({ text: undefined, notification: 'CIPHERTEXT' }),
      received({ text: { message: 'Quero trocar' }, waitingMessage: false, momment: 1_795_532_403_000 }),
      received({ text: { message: 'Quero trocar o tamanho' }, isEdit: true, momment: 1_795_532_460_000 }),
      received({ text: { message: 'Quero trocar a cor' }, isEdit: true, momment: 1_795_532_520_000 }),
    ].flatMap((each) => read(each));
    expect(told).toMatchObject([
      { id: 'A', kind: 'reply', text: 'Quero trocar', at: '2026-11-24T15:00:03.000Z' },
      { id: 'A:edit:1795532460000', kind: 'edit', text: 'Quero trocar o tamanho', messageId: 'A' },
      { id: 'A:edit:1795532520000', kind: 'edit', text: 'Quero trocar a cor', messageId: 'A' },
    ]);
  });

  test.each([
    [
      'a choice from a list',
      { listResponseMessage: { message: 'Parar de receber', title: 'Parar', selectedRowId: 'parar' } },
      'optOut',
      'Parar',
      'parar',
    ],
    ['the press of a newer button', { buttonReply: { buttonId: 'parar', message: 'Parar' } }, 'optOut', 'Parar', 'parar'],
    ['the press of a button', { buttonsResponseMessage: { buttonId: '1', message: 'Ótimo' } }, 'button', 'Ótimo', '1'],
  ])('is %s', (_what, content, kind, text, buttonId) => {
    expect(read(received({ text: undefined, referenceMessageId: 'OUR', ...content }))).toMatchObject([
      { kind, text, buttonId, messageId: 'OUR' },
    ]);
  });

  test('is a reaction to one of ours, or that it is taken back', () => {
    const reaction = (value: string) =>
      received({ text: undefined, reaction: { value, referencedMessage: { messageId: 'OUR', fromMe: true } } });
    expect([reaction('❤️'), reaction('')].flatMap((each) => read(each))).toMatchObject([
      { kind: 'reaction', text: '❤️', messageId: 'OUR' },
      { kind: 'reaction', text: null, messageId: 'OUR' },
    ]);
  });

  test('is one call, though it rings and is missed', () => {
    const call = (notification: string, messageId: string) =>
      received({ text: undefined, messageId, notification, notificationParameters: [], callId: 'F44E' });
    expect([call('CALL_VOICE', '1679655074-84'), call('CALL_MISSED_VOICE', '1679655074-103')].flatMap((each) => read(each))).toMatchObject([
      { id: 'F44E', kind: 'call', phone: '+5544999999999' },
      { id: 'F44E', kind: 'call' },
    ]);
  });

  test('is that a message is gone', () => {
    expect(read(received({ text: undefined, notification: 'REVOKE', notificationParameters: [] }))).toMatchObject([
      { id: 'A:deleted', kind: 'deletion', messageId: 'A' },
    ]);
  });

  test.each([
    ['MEMBERSHIP_APPROVAL_REQUEST', { phone: '5544999999999-group' }, 'group'],
    ['NEWSLETTER_ADMIN_PROMOTE', { phone: '120363166555745933@newsletter', isNewsletter: true }, 'channel'],
    ['PAYMENT_ACTION_REQUEST_DECLINED', {}, 'chat'],
    ['OF_TOMORROW', {}, 'chat'],
  ])('is a notice where it is %s', (notification, change, place) => {
    expect(read(received({ text: undefined, notification, ...change }))).toMatchObject([
      { kind: 'notice', place, content: { kind: 'other', text: null, name: notification } },
    ]);
  });

  test.each([
    ['a group', { phone: '120363019502650977-group', isGroup: true }, 'group'],
    ['a group that only its name tells', { phone: '120363019502650977-group' }, 'group'],
    ['a status post', { phone: 'status@broadcast' }, 'status'],
    ['a broadcast list', { broadcast: true }, 'status'],
  ])('is no wish for silence in %s', (_what, change, place) => {
    const told = read(received({ text: { message: 'SAIR' }, participantPhone: '5544999999999', ...change }));
    expect(told).toMatchObject([{ kind: 'reply', place, phone: '+5544999999999' }]);
  });

  test('is a receipt of a group as such', () => {
    const told = read(
      deliveryOf({ type: 'MessageStatusCallback', status: 'READ', ids: ['A'], phone: '120363019502650977-group', isGroup: true }),
    );
    expect(told).toMatchObject([{ kind: 'status', place: 'group', phone: null }]);
  });

  test.each<[string, object, object]>([
    [
      'a voice message',
      { audio: { ptt: true, audioUrl: 'https://f004.backblazeb2.com/file/temp-file-download/a.oga', mimeType: 'audio/ogg; codecs=opus' } },
      {
        kind: 'media',
        text: null,
        media: {
          kind: 'voice',
          url: 'https://f004.backblazeb2.com/file/temp-file-download/a.oga',
          type: 'audio/ogg; codecs=opus',
          filename: null,
        },
      },
    ],
    [
      'a document',
      { document: { caption: null, documentUrl: 'https://x/n.pdf', mimeType: 'application/pdf', title: 'n', fileName: 'n.pdf' } },
      { kind: 'media', media: { kind: 'document', filename: 'n.pdf' } },
    ],
    [
      'a cart',
      {
        order: {
          message: '',
          currency: 'BRL',
          total: 2000,
          products: [{ quantity: 1, name: 'Camiseta', retailerId: '1242', price: 2000 }],
        },
      },
      { kind: 'order', text: null, order: { currency: 'BRL', lines: [{ sku: '1242', name: 'Camiseta', quantity: 1, price: 2 }] } },
    ],
    [
      'a card',
      {
        contact: {
          displayName: 'Cesar',
          vCard: 'BEGIN:VCARD\nVERSION:3.0\nFN:Cesar Baleco\nTEL;type=CELL;waid=5544999999999:+55 44 9999-9999\nEND:VCARD',
          phones: ['5544999999999'],
        },
      },
      { kind: 'contact', contacts: [{ name: 'Cesar Baleco', phone: '+5544999999999' }] },
    ],
    [
      'a place',
      { location: { longitude: -43.94, latitude: -19.92, address: '', url: '' } },
      { kind: 'location', location: { latitude: -19.92, longitude: -43.94, name: null, address: null } },
    ],
    [
      'a text that an advertisement led to',
      { externalAdReply: { title: 'Anúncio' }, text: { message: 'Oi' } },
      { kind: 'text', text: 'Oi' },
    ],
    [
      'a vote in a poll',
      { pollVote: { pollMessageId: 'P', options: [{ name: 'Azul' }] } },
      { kind: 'other', text: null, name: 'pollVote' },
    ],
    ['a Pix key', { pixKeyMessage: { key: 'x' } }, { kind: 'other', name: 'pixKeyMessage' }],
  ])('is %s', (_what, change, content) => {
    expect(read(received({ text: undefined, ...change })).map((each) => each.content)).toMatchObject([content]);
  });

  test.each([
    ['of the shop itself', received({ fromMe: true })],
    ['empty', received({ text: undefined })],
    ['what the shop read', deliveryOf({ type: 'MessageStatusCallback', status: 'READ_BY_ME', ids: ['A'] })],
    ['that a message left, which its status tells', deliveryOf({ type: 'DeliveryCallback', messageId: 'A', zaapId: 'B' })],
    [
      'that a message was pinned',
      received({ text: undefined, pinMessage: { action: 'pin', pinDurationInSecs: 604_800, referencedMessage: { messageId: 'OUR' } } }),
    ],
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
