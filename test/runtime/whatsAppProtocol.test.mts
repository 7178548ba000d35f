import { describe, expect, test } from 'vitest';
import { contentOf } from '../../runtime/whatsapp/protocol/content.ts';
import { wholeNumber } from '../../runtime/whatsapp/protocol/field.ts';
import { saidIn } from '../../runtime/whatsapp/protocol/said.ts';
import { readVcard } from '../../runtime/whatsapp/vcard.ts';

const quoted = { contextInfo: { stanzaId: 'OUR', quotedMessage: { conversation: 'Saiu!' } } };

/** Each thing as Baileys spells it, and as whatsmeow does. */
const spellings: [string, object, object][] = [
  [
    'a button',
    { buttonsResponseMessage: { selectedButtonId: 'sim', selectedDisplayText: 'Sim', type: 'DISPLAY_TEXT', ...quoted } },
    { buttonsResponseMessage: { selectedButtonID: 'sim', Response: { SelectedDisplayText: 'Sim' }, contextInfo: { stanzaID: 'OUR' } } },
  ],
  [
    'the button of a template',
    { templateButtonReplyMessage: { selectedId: 'sim', selectedDisplayText: 'Sim', selectedIndex: 0, ...quoted } },
    { templateButtonReplyMessage: { selectedID: 'sim', selectedDisplayText: 'Sim', contextInfo: { stanzaID: 'OUR' } } },
  ],
  [
    'a newer button',
    {
      interactiveResponseMessage: {
        body: { text: 'Sim' },
        nativeFlowResponseMessage: { name: 'quick_reply', paramsJson: '{"id":"sim"}' },
        ...quoted,
      },
    },
    {
      interactiveResponseMessage: {
        body: { text: 'Sim' },
        InteractiveResponseMessage: { NativeFlowResponseMessage: { name: 'quick_reply', paramsJSON: '{"id":"sim"}' } },
        contextInfo: { stanzaID: 'OUR' },
      },
    },
  ],
];

describe('a message of WhatsApp’s protocol', () => {
  test.each(spellings)('is %s in both spellings', (_what, baileys, whatsmeow) => {
    const said = { content: { kind: 'button', text: 'Sim', choice: { id: 'sim', title: 'Sim' } }, messageId: 'OUR' };
    expect(saidIn(baileys)).toEqual(said);
    expect(saidIn(whatsmeow)).toEqual(said);
  });

  test('is a row of a list', () => {
    const said = { content: { kind: 'list', text: 'Trocar', choice: { id: 'trocar', title: 'Trocar' } }, messageId: null };
    expect(saidIn({ listResponseMessage: { title: 'Trocar', singleSelectReply: { selectedRowId: 'trocar' } } })).toEqual(said);
    expect(saidIn({ listResponseMessage: { title: 'Trocar', singleSelectReply: { selectedRowID: 'trocar' } } })).toEqual(said);
  });

  test('is a form with its answers, without the shop’s own name of it', () => {
    const paramsJson = JSON.stringify({ flow_token: 'x', tamanho: 'M', motivo: 'Não serviu' });
    const part = { body: { text: 'Sent' }, nativeFlowResponseMessage: { name: 'galaxy_message', paramsJson } };
    expect(saidIn({ interactiveResponseMessage: part })?.content).toEqual({
      kind: 'form',
      text: null,
      answers: { tamanho: 'M', motivo: 'Não serviu' },
    });
  });

  test('is a file with its size in any notation', () => {
    const size = (fileLength: unknown) => contentOf('imageMessage', { mimetype: 'image/jpeg', fileLength }).media?.size;
    expect(['20480', 20_480, { low: 20_480, high: 0, unsigned: true }, 'big', null].map(size)).toEqual([
      20_480,
      20_480,
      20_480,
      null,
      null,
    ]);
    expect(wholeNumber({ low: -1, high: 0 })).toBe(4_294_967_295);
  });

  test.each([
    ['pollCreationMessageV3', 'pollCreation'],
    ['groupInviteMessage', 'groupInvite'],
    ['telepathyMessage', 'telepathy'],
    ['constructor', 'constructor'],
  ])('is other under its own name where it is %s', (name, own) => {
    expect(saidIn({ [name]: { name: 'x' } })?.content).toEqual({ kind: 'other', text: null, name: own });
  });

  test('is told from what stands beside it', () => {
    const message = { messageContextInfo: {}, base64: '/9j/', mediaUrl: 'https://minio/x', imageMessage: { caption: 'Segue' } };
    expect(saidIn(message)?.content).toMatchObject({ kind: 'media', text: 'Segue' });
    expect(saidIn({ base64: '/9j/' })).toBeUndefined();
  });

  test.each([10, 5, 12, 'HD_IMAGE_DUAL_UPLOAD', 'HEVC_VIDEO_DUAL_UPLOAD', 'MOTION_PHOTO'])(
    'is nothing where a picture comes once more (%s), wherever that is written',
    (associationType) => {
      const messageContextInfo = { messageAssociation: { associationType, parentMessageKey: { id: 'A' } } };
      const image = { imageMessage: { caption: 'Segue' } };
      expect(saidIn({ messageContextInfo, ...image })).toBeUndefined();
      expect(saidIn({ messageContextInfo, associatedChildMessage: { message: image } })).toBeUndefined();
      expect(
        saidIn({ ephemeralMessage: { message: { associatedChildMessage: { message: { messageContextInfo, ...image } } } } }),
      ).toBeUndefined();
    },
  );

  test.each([1, 'MEDIA_ALBUM', 'WHATEVER_COMES'])('is each picture of an album (%s)', (associationType) => {
    const messageContextInfo = { messageAssociation: { associationType, parentMessageKey: { id: 'A' } } };
    const message = { messageContextInfo, associatedChildMessage: { message: { imageMessage: { caption: 'Segue' } } } };
    expect(saidIn(message)?.content).toMatchObject({ kind: 'media', text: 'Segue' });
  });

  test.each([undefined, null, 'x', 5, [], {}, { conversation: null }])('is nothing where it is %j', (message) => {
    expect(saidIn(message)).toBeUndefined();
  });
});

describe('a card', () => {
  test.each([
    [
      'the number that WhatsApp knows',
      'FN:José Lima\nTEL;type=CELL;waid=553187651234:+55 31 8765-1234',
      { name: 'José Lima', phone: '+5531987651234' },
    ],
    ['a foreign number', 'FN:Rosa\nitem1.TEL;type=HOME:+51 987 654 321', { name: 'Rosa', phone: '+51987654321' }],
    ['a number without a country, as it stands there', 'FN:Ana\nTEL:98765-4321', { name: 'Ana', phone: '98765-4321' }],
    ['a name on two lines', 'FN:Maria da\r\n  Silva\r\nTEL:+5531987651234', { name: 'Maria da Silva', phone: '+5531987651234' }],
    ['nothing', '', { name: null, phone: null }],
  ])('has %s', (_what, text, card) => {
    expect(readVcard(text)).toEqual(card);
  });
});
