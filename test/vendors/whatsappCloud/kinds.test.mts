/** Rows of Meta's messages, as its documentation shows them, and what stands on the event. */
import { describe, expect, test } from 'vitest';
import { read } from '../../../vendors/whatsappCloud/events/read.ts';

const receivedAt = '2026-11-24T15:00:00.000Z';
const told = (field: string, value: object) =>
  read({
    headers: {},
    rawBody: Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '7', changes: [{ field, value }] }] })),
    receivedAt,
  });
const ana = { id: 'wamid.A', from: '553188887777', from_user_id: 'BR.1234567890123456', timestamp: '1700000000' };
const said = (content: object) => told('messages', { messages: [{ ...ana, ...content }] });

describe('a message', () => {
  test.each([
    [{ type: 'audio', audio: { id: '9', mime_type: 'audio/ogg; codecs=opus', voice: true } }, { media: { kind: 'voice', id: '9' } }],
    [{ type: 'audio', audio: { id: '9', mime_type: 'audio/mpeg' } }, { media: { kind: 'audio', type: 'audio/mpeg', size: null } }],
    [
      { type: 'document', document: { id: '9', mime_type: 'application/pdf', filename: 'a.pdf', caption: 'nota' } },
      { text: 'nota', media: { kind: 'document', filename: 'a.pdf', caption: 'nota' } },
    ],
    [{ type: 'sticker', sticker: { id: '9', mime_type: 'image/webp' } }, { media: { kind: 'sticker' } }],
    [
      { type: 'location', location: { latitude: '-19.9', longitude: -43.9, name: 'Casa' } },
      { location: { latitude: -19.9, name: 'Casa' } },
    ],
    [
      { type: 'location', location: {} },
      { kind: 'other', name: 'location' },
    ],
    [
      { type: 'contacts', contacts: [{ name: { formatted_name: 'José' }, phones: [{ phone: '(31) 98765-1234' }] }, { phones: [] }] },
      {
        contacts: [
          { name: 'José', phone: '+5531987651234' },
          { name: null, phone: null },
        ],
      },
    ],
    [
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: 'no JSON' } } },
      { kind: 'form', answers: {} },
    ],
    [
      { type: 'interactive', interactive: { type: 'payment_reply' } },
      { kind: 'other', name: 'payment_reply' },
    ],
    [
      { type: 'unsupported', unsupported: { type: 'poll_creation' } },
      { kind: 'other', name: 'poll_creation' },
    ],
    [{ type: 'unsupported' }, { kind: 'other', name: 'unsupported' }],
    [{ type: 'constructor' }, { kind: 'other', name: 'constructor' }],
    [
      { type: 'order', order: { product_items: 'x' } },
      { kind: 'order', order: { currency: null, lines: [] } },
    ],
  ])('%j', (content, expected) => {
    expect(said(content)).toMatchObject([{ kind: 'reply', content: expected, raw: { ...ana, ...content } }]);
  });

  test('is of a person under all names, with the profile of that person', () => {
    const contacts = [
      { wa_id: '5511912345678', profile: { name: 'Bia' } },
      { wa_id: '553188887777', user_id: ana.from_user_id, profile: { name: 'Ana Souza' } },
      null,
    ];
    const events = told('messages', { contacts, messages: [{ ...ana, type: 'text', text: { body: 'Oi' } }] });
    expect(events).toMatchObject([{ phone: '+5531988887777', userId: 'BR.1234567890123456', profileName: 'Ana Souza', lid: null }]);
  });

  test('may name who shows a username in the place of the phone', () => {
    const message = { id: 'wamid.A', from: 'BR.1234567890123456', timestamp: '1700000000', type: 'text', text: { body: 'SAIR' } };
    expect(told('messages', { messages: [message] })).toMatchObject([{ kind: 'optOut', phone: null, userId: 'BR.1234567890123456' }]);
  });
});

describe('what is said of another message', () => {
  test.each([
    [
      { type: 'reaction', reaction: { message_id: 'wamid.B', emoji: '👍' } },
      { kind: 'reaction', text: '👍', messageId: 'wamid.B' },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.B' } },
      { kind: 'reaction', text: null, messageId: 'wamid.B' },
    ],
    [
      { type: 'revoke', revoke: { original_message_id: 'wamid.B' } },
      { kind: 'deletion', messageId: 'wamid.B' },
    ],
    [
      { type: 'edit', edit: { original_message_id: 'wamid.B', message: { type: 'image', image: { caption: 'M' } } } },
      { kind: 'edit', text: 'M', messageId: 'wamid.B' },
    ],
    [
      { type: 'edit', edit: { original_message_id: 'wamid.B', message: { type: 'text', text: { body: 'PARAR' } } } },
      { kind: 'optOut', text: 'PARAR' },
    ],
  ])('%j', (content, expected) => {
    expect(said(content)).toMatchObject([expected]);
  });
});

test.each([
  { type: 'request_welcome' },
  { type: 'interactive', interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } } },
])('%j is a notice: nobody says it', (content) => {
  expect(said(content)).toMatchObject([{ kind: 'notice' }]);
});

describe('another name of a person', () => {
  test('is told with the one before', () => {
    const system = {
      type: 'user_changed_number',
      wa_id: '556791234567',
      user_id: 'BR.2222222222222222',
      previous_user_id: ana.from_user_id,
    };
    expect(said({ type: 'system', system })).toMatchObject([
      {
        kind: 'identity',
        phone: '+5567991234567',
        userId: 'BR.2222222222222222',
        previous: { phone: '+5531988887777', userId: 'BR.1234567890123456' },
      },
    ]);
  });

  test('of another id alone leaves the phone', () => {
    const system = { type: 'user_changed_user_id', user_id: 'BR.2222222222222222', previous_user_id: ana.from_user_id };
    const row = { id: 'wamid.A', timestamp: '1700000000', type: 'system', system };
    expect(told('messages', { messages: [row] })).toMatchObject([
      { phone: null, userId: 'BR.2222222222222222', previous: { phone: null, userId: 'BR.1234567890123456' } },
    ]);
  });
});

test('a call is told by each of its events under one id, and not where the shop calls', () => {
  const call = { id: 'wacid.A', from: '553188887777', timestamp: '1700000000', event: 'connect', direction: 'USER_INITIATED' };
  const calls = [call, { ...call, event: 'terminate' }, { ...call, id: 'wacid.B', direction: 'BUSINESS_INITIATED' }];
  expect(told('calls', { calls })).toMatchObject([
    { id: 'wacid.A', kind: 'call', phone: '+5531988887777' },
    { id: 'wacid.A', kind: 'call' },
  ]);
});

test('what is written or read in a group is not between the shop and a person', () => {
  const statuses = [{ id: 'wamid.B', status: 'read', recipient_type: 'group', recipient_id: 'Y2Fw', timestamp: '1700000000' }];
  const messages = [{ ...ana, group_id: 'Y2Fw', type: 'text', text: { body: 'SAIR' } }];
  expect(told('messages', { statuses, messages })).toMatchObject([
    { kind: 'status', place: 'group', phone: null },
    { kind: 'reply', place: 'group', phone: '+5531988887777' },
  ]);
});
