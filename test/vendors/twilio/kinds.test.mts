/** Twilio's forms of what a customer says, and what stands on the event. */
import { expect, test } from 'vitest';
import { read } from '../../../vendors/twilio/events/read.ts';

const said = (fields: Record<string, string>) => {
  const form = { MessageSid: 'SM1', From: 'whatsapp:+553188887777', ProfileName: 'Ana Souza', ...fields };
  return read({ headers: {}, rawBody: Buffer.from(new URLSearchParams(form).toString()), receivedAt: '2026-11-24T15:00:00.000Z' });
};

const address = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1';

test.each([
  [{ Body: 'Oi' }, { kind: 'text', text: 'Oi' }],
  [
    { Body: '', MessageType: 'telepathy' },
    { kind: 'other', text: null, name: 'telepathy' },
  ],
  [
    { Body: 'Trocar', ListId: 'trocar', ListTitle: 'Trocar' },
    { kind: 'list', choice: { id: 'trocar', title: 'Trocar' } },
  ],
  [
    { Body: 'Sim', ButtonText: 'Sim', ButtonPayload: 'sim' },
    { kind: 'button', choice: { id: 'sim', title: 'Sim' } },
  ],
  [
    { Body: 'Sim', ButtonText: 'Sim' },
    { kind: 'button', choice: { id: null, title: 'Sim' } },
  ],
  [
    { Body: 'Sent', InteractiveData: '{"tamanho":"M","flow_token":"x"}' },
    { kind: 'form', answers: { tamanho: 'M' } },
  ],
  [
    { Body: '', Latitude: '-19.92', Longitude: '-43.94', Label: 'Casa' },
    { kind: 'location', location: { latitude: -19.92, longitude: -43.94, name: 'Casa', address: null } },
  ],
  [
    { Body: 'Segue', NumMedia: '1', MediaUrl0: address, MediaContentType0: 'image/jpeg', MessageType: 'image' },
    { kind: 'media', text: 'Segue', media: { kind: 'image', id: 'ME1', url: address, type: 'image/jpeg', caption: 'Segue', size: null } },
  ],
  [{ Body: '', MediaUrl0: address, MediaContentType0: 'audio/ogg' }, { media: { kind: 'audio' } }],
  [{ Body: '', MediaUrl0: address, MediaContentType0: 'image/webp', MessageType: 'sticker' }, { media: { kind: 'sticker' } }],
  [
    { Body: '', MediaUrl0: address, MediaContentType0: 'text/vcard' },
    { kind: 'contact', media: { id: 'ME1' } },
  ],
  [
    { Body: '', MessageType: 'order' },
    { kind: 'order', order: { currency: null, lines: [] } },
  ],
  [
    { Body: '👍', OriginalRepliedMessageSid: 'SM0' },
    { kind: 'reaction', text: '👍' },
  ],
  [
    { Body: '👍🏽', OriginalRepliedMessageSid: 'SM0' },
    { kind: 'reaction', text: '👍🏽' },
  ],
  [{ Body: '👨‍👩‍👧', OriginalRepliedMessageSid: 'SM0' }, { kind: 'reaction' }],
  [
    { Body: '👍👍', OriginalRepliedMessageSid: 'SM0' },
    { kind: 'text', text: '👍👍' },
  ],
  [{ Body: '👍' }, { kind: 'text', text: '👍' }],
  [
    { Body: '1', OriginalRepliedMessageSid: 'SM0' },
    { kind: 'text', text: '1' },
  ],
])('%j', (fields: Record<string, string>, content) => {
  expect(said(fields)).toMatchObject([
    { content, messageId: fields.OriginalRepliedMessageSid ?? null, phone: '+5531988887777', profileName: 'Ana Souza' },
  ]);
});

test('who hides the number has the business-scoped id in either place', () => {
  const userId = 'BR.1234567890123456';
  const hidden = { From: `whatsapp:${userId}`, ExternalUserId: `whatsapp:${userId}`, Body: 'SAIR' };
  expect(said(hidden)).toMatchObject([{ kind: 'optOut', phone: null, userId }]);
  expect(said({ Body: 'Oi', ExternalUserId: `whatsapp:${userId}` })).toMatchObject([{ phone: '+5531988887777', userId }]);
});
