/** The payloads' own forms, against what vendors document and deliveries show. */
import { describe, expect, test } from 'vitest';
import type { Gateway, Manner, Saying } from '../../../sandbox/whatsapp/customer.mts';
import { listening, listeningAt } from './listening.mts';

async function payloads(gateway: Gateway, saying: Saying, manner: Manner = {}) {
  const shop = await listening(gateway);
  const said = shop.customer().says(saying, manner);
  await shop.settle();
  return { said, all: shop.payloads(), first: shop.payloads()[0] };
}

const parar: Saying = { kind: 'text', text: 'PARAR' };

describe('Evolution', () => {
  const message = async (saying: Saying, manner?: Manner) => (await payloads('evolution', saying, manner)).first.data;

  test('holds the content of a disappearing message one level down', async () => {
    expect(await message(parar, { wrapper: 'ephemeral' })).toMatchObject({
      message: { ephemeralMessage: { message: { extendedTextMessage: { text: 'PARAR' } } } },
    });
  });

  test.each(['viewOnce', 'viewOnceV2', 'edited', 'deviceSent'] as const)('holds that of a %s one too', async (wrapper) => {
    const [held] = Object.values((await message(parar, { wrapper })).message) as { message: unknown }[];
    expect(held?.message).toEqual({ extendedTextMessage: { text: 'PARAR' } });
  });

  test('keeps what a text quotes beside the message', async () => {
    expect(await message({ kind: 'text', text: 'Não chegou' }, { quotes: 'OUR-1' })).toMatchObject({
      message: { conversation: 'Não chegou' },
      contextInfo: { stanzaId: 'OUR-1' },
    });
  });

  test.each(['senderPn', 'remoteJidAlt'] as const)('puts the phone into %s beside a linked id', async (name) => {
    const shop = await listeningAt('evolution');
    shop.vendor.setBesideLid(name);
    shop.customer().says(parar, { shown: 'both' });
    expect(shop.payloads()[0].data.key).toMatchObject({
      remoteJid: '103899771998284@lid',
      [name]: '553188887777@s.whatsapp.net',
      fromMe: false,
    });
  });

  test('tells of edits and deletions as messages.edited, and of deletions once more', async () => {
    const edit = await payloads('evolution', { kind: 'edit', of: 'H1', text: 'Tamanho M' });
    expect(edit.all).toMatchObject([
      {
        event: 'messages.edited',
        data: { key: { id: 'H1', fromMe: true, remoteJid: edit.first.sender }, editedMessage: { conversation: 'Tamanho M' } },
      },
    ]);
    const { all } = await payloads('evolution', { kind: 'deletion', of: 'H1' });
    expect(all.map(({ event }: { event: string }) => event)).toEqual(['messages.edited', 'messages.delete']);
    expect(all[1].data).toMatchObject({ id: 'H1', status: 'DELETED' });
  });

  test('writes captions of documents in a wrapper', async () => {
    expect((await message({ kind: 'document', caption: 'nota' })).message).toMatchObject({
      documentWithCaptionMessage: { message: { documentMessage: { caption: 'nota', mimetype: 'application/pdf' } } },
    });
  });

  test('tells of a read message in a group', async () => {
    expect((await payloads('evolution', { kind: 'receipt' }, { place: 'group' })).first).toMatchObject({
      event: 'messages.update',
      data: { remoteJid: expect.stringMatching(/@g\.us$/), fromMe: true, status: 'READ' },
    });
  });

  test('asks for bytes by the id of the message', async () => {
    const shop = await listeningAt('evolution');
    const said = shop.customer().says({ kind: 'image', caption: 'Segue' });
    const { serverUrl, instanceName, instanceToken } = shop.vendor.secrets;
    const url = `${serverUrl}/chat/getBase64FromMediaMessage/${instanceName}`;
    const ask = async (id: string) => await shop.post(url, { message: { key: { id } } }, { apikey: instanceToken });
    const answer = await ask(said.id);
    expect(answer.status).toBe(201);
    const { base64, mimetype, caption } = (await answer.json()) as Record<string, string>;
    expect([mimetype, caption, Buffer.from(base64 ?? '', 'base64').length]).toEqual(['image/jpeg', 'Segue', said.media?.size]);
    expect((await ask('nothing')).status).toBe(400);
  });
});

describe('Evolution on the official channel', () => {
  test('speaks Meta’s words and ids', async () => {
    const shop = await listeningAt('evolution');
    shop.vendor.setIntegration('WHATSAPP-BUSINESS');
    const { serverUrl, instanceName, instanceToken } = shop.vendor.secrets;
    shop.vendor.planCourse(['sent', 'delivered', 'read']);
    for (const number of ['5511912345678', '551133334444'])
      await shop.post(`${serverUrl}/message/sendText/${instanceName}`, { number, text: 'Oi' }, { apikey: instanceToken });
    await shop.clock.advance(10_000);
    const updates = shop.payloads().filter(({ event }) => event === 'messages.update');
    const [read, failed] = shop.vendor.messages().map(({ id }) => id);
    const of = (id: string | undefined) => updates.filter(({ data }) => data.keyId === id).map(({ data }) => data.status);
    expect(of(read)).toEqual(['SENT', 'DELIVERED', 'READ']);
    expect(of(failed)).toEqual(['FAILED']);
    expect(updates.every(({ data }) => data.fromMe === false && data.keyId.startsWith('wamid.'))).toBe(true);
  });

  test('loses the id of a choice', async () => {
    const shop = await listeningAt('evolution');
    shop.vendor.setIntegration('WHATSAPP-BUSINESS');
    const said = shop.customer().says({ kind: 'button', id: 'sim', title: 'Sim' }, { quotes: 'wamid.OUR' });
    expect(shop.payloads()[0].data).toMatchObject({
      message: { conversation: 'Sim' },
      messageType: 'interactiveMessage',
      contextInfo: { stanzaId: 'wamid.OUR' },
    });
    expect(said.withheld).toEqual(['choiceId', 'kind']);
    expect(shop.customer().says({ kind: 'edit', of: said.id, text: 'Não' }).isTold).toBe(false);
  });
});

describe('Z-API', () => {
  const callbacks = async (saying: Saying, manner?: Manner) => (await payloads('zApi', saying, manner)).all;

  test('tells of choices, places and reactions as documented', async () => {
    expect(await callbacks({ kind: 'list', id: '1', title: 'Parar' })).toMatchObject([
      { type: 'ReceivedCallback', listResponseMessage: { message: 'Parar', title: 'Parar', selectedRowId: '1' } },
    ]);
    expect(await callbacks({ kind: 'button', id: '1', title: 'Ótimo' }, { quotes: 'OUR-1' })).toMatchObject([
      { referenceMessageId: 'OUR-1', buttonsResponseMessage: { buttonId: '1', message: 'Ótimo' } },
    ]);
    expect(await callbacks({ kind: 'reaction', to: 'OUR-1', emoji: '❤️' })).toMatchObject([
      { reaction: { value: '❤️', reactionBy: '553188887777', referencedMessage: { messageId: 'OUR-1', fromMe: true } } },
    ]);
    expect(await callbacks({ kind: 'location', latitude: -1, longitude: -2 })).toMatchObject([
      { location: { longitude: -2, latitude: -1, address: '', url: '' } },
    ]);
  });

  test('names a hidden customer by the linked id', async () => {
    expect(await callbacks(parar, { shown: 'hidden' })).toMatchObject([
      { phone: '103899771998284@lid', chatLid: '103899771998284@lid', senderLid: '103899771998284@lid' },
    ]);
  });

  test('sends a placeholder, and the content later under the same id', async () => {
    const shop = await listening('zApi');
    const { id } = shop.customer().says(parar, { waitingFirst: true });
    expect(shop.payloads()).toMatchObject([{ messageId: id, waitingMessage: true }]);
    expect(shop.payloads()[0]).not.toHaveProperty('text');
    await shop.clock.advance(6_000);
    expect(shop.payloads()[1]).toMatchObject({ messageId: id, waitingMessage: false, text: { message: 'PARAR' } });
  });

  test('sends an edited message again under its id', async () => {
    expect(await callbacks({ kind: 'edit', of: 'H1', text: 'M' })).toMatchObject([
      { messageId: 'H1', isEdit: true, text: { message: 'M' } },
    ]);
  });

  test('notifies of a call twice, with the id of the call', async () => {
    const { said, all } = await payloads('zApi', { kind: 'call' });
    expect(all).toMatchObject([
      { notification: 'CALL_VOICE', callId: said.id },
      { notification: 'CALL_MISSED_VOICE', callId: said.id },
    ]);
    expect(all[0].messageId).not.toBe(all[1].messageId);
  });

  test('notifies of channels and groups', async () => {
    expect(await callbacks({ kind: 'notice' }, { place: 'newsletter' })).toMatchObject([
      { phone: expect.stringMatching(/@newsletter$/), isNewsletter: true, notification: 'NEWSLETTER_ADMIN_PROMOTE' },
    ]);
    expect(await callbacks(parar, { place: 'group' })).toMatchObject([
      { phone: expect.stringMatching(/-group$/), isGroup: true, participantPhone: '553188887777' },
    ]);
  });

  test('answers to a linked id, and fails for one that never wrote', async () => {
    const shop = await listeningAt('zApi');
    shop.customer().says(parar, { shown: 'hidden' });
    const { instanceId, instanceToken, clientToken } = shop.vendor.secrets;
    const url = `https://api.z-api.io/instances/${instanceId}/token/${instanceToken}/send-text`;
    const send = async (phone: string) => (await shop.post(url, { phone, message: 'Oi' }, { 'Client-Token': clientToken })).status;
    expect([await send('103899771998284@lid'), await send('999999@lid'), await send('ana@lid')]).toEqual([200, 200, 400]);
    await shop.clock.advance(60_000);
    expect(shop.vendor.messages().map(({ number, status }) => [number.identity, status === 'failed'])).toEqual([
      ['553188887777', false],
      ['999999@lid', true],
    ]);
  });

  test('keeps a file for 30 days', async () => {
    const shop = await listening('zApi');
    const said = shop.customer().says({ kind: 'image' });
    const { imageUrl } = shop.payloads()[0].image;
    expect((await (await shop.get(imageUrl)).arrayBuffer()).byteLength).toBe(said.media?.size);
    await shop.clock.advance(31 * 86_400_000);
    expect((await shop.get(imageUrl)).status).toBe(404);
  });
});

describe('WAHA', () => {
  test('has events of their own for reactions, edits, deletions, calls and placeholders', async () => {
    const quoted = 'true_553188887777@c.us_3EB0924C68529E7D59331F';
    const { all, first } = await payloads('waha', { kind: 'reaction', to: quoted, emoji: '🙏' });
    const messageId = `false_${first.me.id}_3EB0924C68529E7D59331F`;
    expect(all).toMatchObject([{ event: 'message.reaction', payload: { reaction: { text: '🙏', messageId } } }]);
    expect((await payloads('waha', { kind: 'edit', of: 'false_553188887777@c.us_AA', text: 'M' })).all).toMatchObject([
      { event: 'message.edited', payload: { editedMessageId: 'AA', body: 'M' } },
    ]);
    expect((await payloads('waha', { kind: 'deletion', of: 'false_553188887777@c.us_AA' })).all).toMatchObject([
      { event: 'message.revoked', payload: { revokedMessageId: 'AA', before: null } },
    ]);
    expect((await payloads('waha', { kind: 'call', isVideo: true })).all).toMatchObject([
      { event: 'call.received', payload: { from: '553188887777@c.us', isVideo: true, isGroup: false } },
    ]);
    expect((await payloads('waha', parar, { waitingFirst: true })).all).toMatchObject([{ event: 'message.waiting' }]);
  });

  test('names what is answered by the device’s id', async () => {
    const { first } = await payloads('waha', parar, { quotes: 'true_553188887777@c.us_3EB0924C68529E7D59331F' });
    expect(first.payload.replyTo.id).toBe('3EB0924C68529E7D59331F');
  });

  test.each([
    ['GOWS', (data: Record<string, Record<string, unknown>>) => data.Info?.SenderAlt],
    ['NOWEB', (data: Record<string, Record<string, unknown>>) => data.key?.remoteJidAlt],
  ] as const)('puts the phone where %s has it', async (engine, read) => {
    const shop = await listeningAt('waha', { engine });
    shop.customer().says(parar, { shown: 'both' });
    const { from, _data } = shop.payloads()[0].payload;
    expect([from, read(_data)]).toEqual(['103899771998284@lid', '553188887777@s.whatsapp.net']);
  });

  test('tells the phone behind a linked id, unless WhatsApp does not, and sends to one', async () => {
    const shop = await listeningAt('waha');
    const { ana } = await import('../../../sandbox/whatsapp/customer.mts');
    shop.customer().says(parar, { shown: 'hidden' });
    shop.customer({ ...ana, phone: '+5531977776666', lid: '200000000000001', isSecret: true }).says(parar, { shown: 'hidden' });
    const { serverUrl, apiKey } = shop.vendor.secrets;
    const ask = async (lid: string) =>
      await (await shop.get(`${serverUrl}/api/default/lids/${encodeURIComponent(lid)}`, { 'X-Api-Key': apiKey })).json();
    expect(await ask('103899771998284@lid')).toEqual({ lid: '103899771998284@lid', pn: '553188887777@c.us' });
    expect(await ask('200000000000001')).toEqual({ lid: '200000000000001@lid', pn: null });
    const sent = await shop.post(
      `${serverUrl}/api/sendText`,
      { session: 'default', chatId: '200000000000001@lid', text: 'Oi' },
      { 'X-Api-Key': apiKey },
    );
    expect([sent.status, shop.vendor.messages()[0]?.number.identity]).toEqual([201, '553177776666']);
  });

  test('wants the API key for a file', async () => {
    const shop = await listeningAt('waha');
    const said = shop.customer().says({ kind: 'document' });
    const { url, filename } = shop.payloads()[0].payload.media;
    expect(filename).toBe('comprovante.pdf');
    expect((await shop.get(url)).status).toBe(401);
    const answer = await shop.get(url, { 'X-Api-Key': shop.vendor.secrets.apiKey });
    expect((await answer.arrayBuffer()).byteLength).toBe(said.media?.size);
  });
});

describe('Twilio', () => {
  test('has the fields of a delivery that was seen', async () => {
    const { first } = await payloads('twilio', { kind: 'button', id: '{"a":1}', title: 'Confirmar' }, { quotes: 'MM5cc4' });
    expect(first).toMatchObject({
      MessageType: 'interactive',
      Body: 'Confirmar',
      ButtonText: 'Confirmar',
      ButtonPayload: '{"a":1}',
      OriginalRepliedMessageSid: 'MM5cc4',
      ProfileName: 'Ana Souza',
      WaId: '553188887777',
      From: 'whatsapp:+553188887777',
      ExternalUserId: expect.stringMatching(/^whatsapp:BR\.\d+$/),
    });
  });

  test('names a hidden customer by the user id in both places, and is answered there', async () => {
    const shop = await listeningAt('twilio');
    shop.customer().says(parar, { shown: 'hidden' });
    const [form] = shop.payloads();
    expect([form.From, form.WaId]).toEqual([form.ExternalUserId, undefined]);
    const { accountSid, authToken, sender } = shop.vendor.secrets;
    const answer = await shop.vendor.app.fetch(
      new Request(`https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
        body: new URLSearchParams({ To: form.From, From: sender, Body: 'Oi' }),
      }),
    );
    expect(answer.status).toBe(201);
    await shop.clock.advance(60_000);
    expect(shop.vendor.messages()[0]?.error).toBeUndefined();
  });

  test('sends on from the address of a file', async () => {
    const shop = await listeningAt('twilio');
    const said = shop.customer().says({ kind: 'voice' });
    const { MediaUrl0, MediaContentType0, NumMedia, MessageType } = shop.payloads()[0];
    expect([NumMedia, MediaContentType0, MessageType]).toEqual(['1', 'audio/ogg', 'audio']);
    expect((await shop.get(MediaUrl0)).status).toBe(401);
    const { accountSid, authToken } = shop.vendor.secrets;
    const first = await shop.get(MediaUrl0, { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` });
    expect(first.status).toBe(307);
    const second = await shop.get(first.headers.get('Location') ?? '');
    expect((await second.arrayBuffer()).byteLength).toBe(said.media?.size);
  });

  test('obeys STOP itself', async () => {
    const shop = await listeningAt('twilio');
    shop.customer().says({ kind: 'text', text: 'stop' });
    expect(shop.payloads()[0].OptOutType).toBe('STOP');
  });
});
