import { describe, expect, test } from 'vitest';
import { messageDocuments } from '../../domain/documents/messageDocuments.ts';
import { messageEvent, type MessageEvent } from '../../domain/documents/messageEvent.ts';
import { receivedFileName } from '../../domain/messaging/media.ts';
import { businessScopedId } from '../../domain/values/userId.ts';
import { People } from '../../runtime/whatsapp/people.ts';
import { ownAddress } from '../../runtime/whatsapp/receivedFile.ts';

const vendor = { id: 'twilio', name: 'Twilio' };

describe('people', () => {
  const event = (kind: MessageEvent['kind'], names: Partial<MessageEvent>, at = '2026-11-24T15:00:00.000Z') =>
    messageDocuments(messageEvent({ id: 'A', vendor: 'waha', kind, at, content: { kind: 'text', text: 'SAIR' }, ...names }));

  test('have all names that were ever seen together, by way of others too', () => {
    const people = new People();
    people.hear(event('reply', { phone: '+5531988887777', lid: '1@lid' }));
    people.hear(event('reply', { lid: '1@lid', userId: 'BR.1234' }));
    people.hear(event('optOut', { userId: 'BR.1234' }));
    expect([['+5531988887777'], ['1@lid'], ['BR.1234'], ['+5511912345678'], []].map((names) => people.wantsNone(names))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('are joined when the names become known after the wish', () => {
    const people = new People();
    people.hear(event('optOut', { lid: '1@lid' }));
    expect(people.wantsNone(['+5531988887777'])).toBe(false);
    people.hear(event('reply', { lid: '1@lid', phone: '+5531988887777' }));
    expect(people.wantsNone(['+5531988887777'])).toBe(true);
  });

  test('may change their mind; what was said last counts, not what came last', () => {
    const people = new People();
    people.hear(event('optOut', { phone: '+5531988887777' }, '2026-11-24T10:00:00.000Z'));
    people.hear(event('optIn', { phone: '+5531988887777' }, '2026-11-24T12:00:00.000Z'));
    people.hear(event('optOut', { phone: '+5531988887777' }, '2026-11-24T11:00:00.000Z'));
    expect(people.wantsNone(['+5531988887777'])).toBe(false);
  });

  test('who only want no advertising, by a setting of WhatsApp, still get the news of their order', () => {
    const people = new People();
    people.hear(event('optOut', { phone: '+5531988887777', content: null }));
    expect(people.wantsNone(['+5531988887777'])).toBe(false);
  });

  test.each([
    ['+5215512345678', '+525512345678'],
    ['+5491123456789', '+541123456789'],
  ])('have one number though WhatsApp and the shop spell it %s and %s', (account, written) => {
    for (const [one, other] of [
      [account, written],
      [written, account],
    ] as const) {
      const people = new People();
      people.hear(event('optOut', { phone: one }));
      expect([other, one, '+5531988887777'].map((name) => people.wantsNone([name]))).toEqual([true, true, false]);
    }
  });

  test('with other numbers of these countries are other people', () => {
    const people = new People();
    people.hear(event('optOut', { phone: '+525512345678' }));
    people.hear(event('optOut', { phone: '+541123456789' }));
    for (const other of ['+5255123456781', '+52155123456', '+549112345678', '+5511923456789'])
      expect(people.wantsNone([other])).toBe(false);
  });

  test('who are nobody say nothing', () => {
    const people = new People();
    people.hear(event('optOut', {}));
    people.hear({});
    expect(people.wantsNone([])).toBe(false);
  });
});

describe('the address of a customer’s file', () => {
  const hosts = ['twiliocdn.com', 'api.twilio.com'];

  test.each(['https://mms.twiliocdn.com/AC1/ME1', 'https://twiliocdn.com/x', 'https://api.twilio.com/y?z=1'])(
    '%s is the gateway’s',
    (url) => {
      expect(ownAddress(vendor, url, hosts)).toBe(url);
    },
  );

  test.each([
    null,
    '',
    'not an address',
    'http://mms.twiliocdn.com/x',
    'https://twiliocdn.com.evil.example/x',
    'https://eviltwiliocdn.com/x',
    'https://user:key@api.twilio.com/x',
    'https://api.twilio.com:8443/x',
    'https://127.0.0.1/x',
    'file:///etc/passwd',
  ])('%s is not', (url) => {
    expect(() => ownAddress(vendor, url, hosts)).toThrow("The address of the file is not one of Twilio's");
  });
});

test.each([
  ['comprovante.pdf', 'application/pdf', 'comprovante.pdf'],
  ['../../etc/passwd', 'text/plain', '.._.._etc_passwd'],
  [null, 'image/jpeg', 'whatsapp-ABCDEF123456.jpg'],
  ['  ', 'audio/ogg; codecs=opus', 'whatsapp-ABCDEF123456.ogg'],
  ['..', 'application/x-unknown-thing', 'whatsapp-ABCDEF123456.bin'],
])('a file named %s of type %s is called %s', (given, type, name) => {
  expect(receivedFileName(given, type, 'wamid.00ABCDEF123456')).toBe(name);
});

test.each([
  ['BR.1234567890123456', 'BR.1234567890123456'],
  ['US.ENT.11815799212886844830', 'US.ENT.11815799212886844830'],
  ['5531988887777', null],
  ['br.123456', null],
  ['BR.1', null],
  [undefined, null],
])('%s as a business-scoped id is %s', (text, id) => {
  expect(businessScopedId(text)).toBe(id);
});
