import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { maskPhone, nationalPhone, phoneDigits, phoneOfAccount, readPhone } from '../../domain/phone.ts';
import { createRandom } from '../../sandbox/world/random.mts';

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

describe('Google’s library agrees', () => {
  const random = createRandom(20260105);
  const area = () => `${random.int(10, 99)}`;
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('');
  /** Its numbers without an area (0303 and the like) are nobody's phone. */
  const oracle = (text: string) => {
    const parsed = parsePhoneNumberFromString(text, 'BR');
    return ['MOBILE', 'FIXED_LINE'].includes(parsed?.getType() ?? '') ? parsed?.number : undefined;
  };
  const ours = (text: string) => {
    const reading = readPhone(text);
    return reading.valid ? reading.e164 : undefined;
  };

  test('on 3,000 mobile numbers of 11 digits', () => {
    const numbers = Array.from({ length: 3000 }, () => `${area()}9${digits(8)}`);
    // The library knows which mobile prefixes have been handed out; new ones come every year, so only what it accepts counts.
    const accepted = numbers.filter((number) => oracle(number) !== undefined);
    expect(accepted.length).toBeGreaterThan(1500);
    expect(accepted.filter((number) => ours(number) !== oracle(number))).toEqual([]);
  });

  test('on 3,000 landline numbers of 10 digits', () => {
    const numbers = Array.from({ length: 3000 }, () => `${area()}${random.int(2, 5)}${digits(7)}`);
    const accepted = numbers.filter((number) => oracle(number) !== undefined);
    expect(accepted.length).toBeGreaterThan(1500);
    expect(accepted.filter((number) => ours(number) !== oracle(number))).toEqual([]);
  });

  test('that there are no other area codes', () => {
    const areas = Array.from({ length: 90 }, (_, each) => String(each + 10));
    expect(areas.filter((each) => ours(`${each}32221234`) !== undefined)).toEqual(
      areas.filter((each) => oracle(`${each}32221234`) !== undefined),
    );
  });
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
