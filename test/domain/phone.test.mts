import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { maskPhone, nationalPhone, phoneDigits, phoneOfAccount, readPhone } from '../../domain/values/phone.ts';

describe('a mobile number as people write it', () => {
  test.each([
    '11987654321',
    '(11) 98765-4321',
    '(11)987654321',
    '11 9 8765-4321',
    '11.98765.4321',
    '+5511987654321',
    '+55 (11) 98765-4321',
    '55 11 98765-4321',
    '5511987654321',
    '0055 11 98765 4321',
    '011 98765-4321',
    '(011) 98765-4321',
    '0 15 11 98765-4321',
    '0211198765-4321',
    '+55 (011) 98765-4321',
    '55 011 98765-4321',
    11987654321,
    // From before the ninth digit.
    '(11) 8765-4321',
    '1187654321',
    '551187654321',
    '+55 11 8765-4321',
  ])('%s', (text) => {
    expect(readPhone(text)).toEqual({ valid: true, e164: '+5511987654321', kind: 'mobile' });
  });
});

describe('a landline number as people write it', () => {
  test.each(['1133224455', '(11) 3322-4455', '+55 11 3322-4455', '551133224455', '011 3322-4455', '0151133224455', '+55 011 3322-4455'])(
    '%s',
    (text) => {
      expect(readPhone(text)).toEqual({ valid: true, e164: '+551133224455', kind: 'landline' });
    },
  );
});

describe('area code 55 is no country code', () => {
  test.each([
    ['55991234567', '+5555991234567'],
    ['5532221234', '+555532221234'],
    ['5555991234567', '+5555991234567'],
    ['555532221234', '+555532221234'],
  ])('%s', (text, e164) => {
    expect(readPhone(text)).toMatchObject({ valid: true, e164 });
  });
});

describe('what cannot be a phone is refused with a reason', () => {
  test.each([
    ['', 'no number'],
    ['-', 'no number'],
    [null, 'no number'],
    [{}, 'no number'],
    ['98765-4321', 'area code and 8 or 9 digits'],
    ['20987654321', 'no area code 20'],
    ['11887654321', 'starts with 9'],
    ['1103224455', '0 or 1'],
    ['0800 123 4567', 'area code'],
    ['+55 11 9876', 'area code and 8 or 9 digits'],
    ['119876543210', 'area code and 8 or 9 digits'],
    ['+1 23', '7 to 15 digits'],
    // A ninth digit before it would make it somebody else's.
    ['(11) 91234-567', 'four digits behind the dash'],
    ['+55 11 98765 432', 'four digits behind the dash'],
  ])('%j', (text, reason) => {
    expect(readPhone(text)).toEqual({ valid: false, reason: expect.stringContaining(reason) });
  });
});

test.each([
  ['+1 415 555 2671', '+14155552671'],
  ['00351 912 345 678', '+351912345678'],
])('a foreign number with its country code passes: %s', (text, e164) => {
  expect(readPhone(text)).toEqual({ valid: true, e164, kind: 'foreign' });
});

test('what may be shown of a number is its area and its end', () => {
  expect(maskPhone('+5511987654321')).toBe('+55 11 *****-4321');
  expect(maskPhone('+551133224455')).toBe('+55 11 ****-4455');
  expect(maskPhone('+14155552671')).toBe('+***2671');
});

test('there are no other area codes than Google’s library knows', () => {
  const areas = Array.from({ length: 90 }, (_, each) => String(each + 10));
  const isOurs = (area: string) => readPhone(`${area}32221234`).valid;
  const isTheirs = (area: string) => parsePhoneNumberFromString(`+55${area}32221234`)?.getType() === 'FIXED_LINE';
  expect(areas.filter(isOurs)).toEqual(areas.filter(isTheirs));
});

describe('a number as people in Brazil write it', () => {
  test.each([
    ['+5531988887777', '(31) 98888-7777'],
    ['+551133334444', '(11) 3333-4444'],
    ['+351912345678', '+351912345678'],
  ])('%s is %s', (e164, written) => {
    expect(nationalPhone(e164)).toBe(written);
  });
});

describe('a number as gateways write it', () => {
  test.each([
    ['whatsapp:+5511987654321', '+5511987654321'],
    ['5511987654321@c.us', '+5511987654321'],
    ['553188887777@s.whatsapp.net', '+5531988887777'],
    ['553188887777:12@s.whatsapp.net', '+5531988887777'],
    ['553188887777', '+5531988887777'],
    ['351912345678@c.us', '+351912345678'],
    ['551140031234', '+551140031234'],
  ])('%s is %s', (name, phone) => {
    expect(phoneOfAccount(name)).toBe(phone);
  });

  test.each(['81896604192873@lid', '120363043968066561@g.us', 'status@broadcast', '', null, 5511987654321])('%s tells none', (name) => {
    expect(phoneOfAccount(name)).toBeNull();
  });

  test('digits alone for a request', () => {
    expect(phoneDigits('+5511987654321')).toBe('5511987654321');
  });
});
