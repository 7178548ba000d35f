/**
 * 20,000 written forms of numbers of 37 countries. Google's library, with its full metadata, makes the numbers and knows which exist; what
 * comes of a form has to be the number it was made of, or a refusal, and never another number that exists.
 */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../domain/values/phone.ts';
import { createRandom } from '../../sandbox/world/random.mts';

const countries = 'BR AR AT AU BE BO CA CH CL CN CO CR DE DK EC ES FR GB IE IL IN IT JP MX NL NO PE PL PT PY SE US UY VE ZA KR NG TR'.split(
  ' ',
) as CountryCode[];

interface Subject {
  country: CountryCode;
  e164: string;
  code: string;
  national: string;
  /** As people at home write it, with the trunk prefix. */
  atHome: string;
}

const random = createRandom(20261129);
const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('');
const pick = <T,>(values: readonly T[]): T => values[random.int(0, values.length - 1)]!;

function subjectOf(country: CountryCode): Subject {
  for (;;) {
    const parsed = parsePhoneNumberFromString(digits(random.int(7, 11)), country);
    const isPersons = ['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE'].includes(parsed?.getType() ?? '');
    if (!parsed || !isPersons || parsed.country !== country) continue;
    const { number, countryCallingCode, nationalNumber } = parsed;
    return { country, e164: number, code: countryCallingCode, national: nationalNumber, atHome: parsed.formatNational() };
  }
}

const flag = (country: string) => String.fromCodePoint(...[...country].map((letter) => letter.charCodeAt(0) - 65 + 0x1f1e6));
const grouped = (text: string) => text.replace(/(\d{3})(?=\d)/g, `$1${pick([' ', '-', '.', '\u00a0', '\u2011'])}`);
const wide = (text: string) => text.replace(/[\d+]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

/** What says its country itself, whatever country the order has. */
const selfTold: Readonly<Record<string, (subject: Subject) => string>> = {
  plus: ({ code, national }) => `+${code}${national}`,
  'plus and groups': ({ code, national }) => `+${code} ${grouped(national)}`,
  'the code in brackets': ({ code, national }) => `(+${code}) ${grouped(national)}`,
  'the plus before the brackets': ({ code, national }) => `+(${code}) ${grouped(national)}`,
  'square brackets': ({ code, national }) => `[+${code}] ${national}`,
  'a plus apart': ({ code, national }) => ` + ${code} ${national}`,
  'text direction marks': ({ code, national }) => `\u2068+${code} ${grouped(national)}\u2069`,
  'a left-to-right mark': ({ code, national }) => `\u200e+\u200e${code}${national}\u202c`,
  'a label': ({ code, national }) => `${pick(['Tel.:', 'WhatsApp', 'Celular:', 'tel:', 'fone '])} +${code} ${national}`,
  'wide signs': ({ code, national }) => wide(`+${code} ${national}`),
  'Arabic digits': ({ code, national }) => arabic(`+${code} ${national}`),
  'a word behind': ({ code, national }) => `+${code} ${national} (WhatsApp)`,
  'an account': ({ code, national }) => `${code}${national}@s.whatsapp.net`,
};

const dialled: Readonly<Record<string, (subject: Subject) => string>> = {
  'two zeros': ({ code, national }) => `00 ${code} ${grouped(national)}`,
  'two zeros in brackets': ({ code, national }) => `(00${code}) ${national}`,
  'two zeros and a carrier': ({ code, national }) => `00 ${pick(['15', '21', '31', '41'])} ${code} ${national}`,
};

/** What needs the country of the order. */
const local: Readonly<Record<string, (subject: Subject) => string>> = {
  'as at home': ({ atHome }) => atHome,
  'the national number alone': ({ national }) => national,
  groups: ({ national }) => grouped(national),
  'the code without a plus': ({ code, national }) => `${code} ${national}`,
  'a flag': ({ country, national }) => `${flag(country)} ${national}`,
  'text direction marks': ({ atHome }) => `\u2068${atHome}\u2069`,
};

const ours = (text: string, country?: string): string | undefined => {
  const reading = readPhone(text, country);
  return reading.valid ? reading.e164 : undefined;
};
const exists = (e164: string) => parsePhoneNumberFromString(e164)?.isValid() === true;

/** Before 2016 mobiles in Brazil had eight digits; the library does not read them, and we do. */
const isLegacy = ({ national }: Subject) => /^\d{2}[6-9]\d{7}$/.test(national);

function tally(
  forms: Readonly<Record<string, (subject: Subject) => string>>,
  subjects: readonly Subject[],
  country: (of: Subject) => string,
) {
  const counts = { forms: 0, read: 0 };
  const wrong: string[] = [];
  for (const subject of subjects) {
    for (const [form, write] of Object.entries(forms)) {
      const text = write(subject);
      const reading = ours(text, country(subject));
      counts.forms += 1;
      if (reading === subject.e164) counts.read += 1;
      else if (reading !== undefined && (exists(reading) || subject.country === 'BR'))
        wrong.push(`${form}: ${text} (${subject.e164}) → ${reading}`);
    }
  }
  return { ...counts, share: counts.read / counts.forms, wrong };
}

describe('20,000 written forms', () => {
  const subjects = Array.from({ length: 1_000 }, (_, index) => subjectOf(countries[index % countries.length]!)).filter(
    (of) => !isLegacy(of),
  );

  test('a number with its country is that number, in an order from anywhere', () => {
    const { forms, share, wrong } = tally(selfTold, subjects, () => pick(['BR', 'PE', 'US', 'IT', 'XX', '']));
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(forms).toBeGreaterThan(11_000);
    // What is refused are landlines of plans that changed since.
    expect(share).toBeGreaterThan(0.995);
  });

  test('behind two zeros it is that number, or refused', () => {
    const { forms, share, wrong } = tally(dialled, subjects, () => 'BR');
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(forms).toBeGreaterThan(2_500);
    expect(share).toBeGreaterThan(0.8);
  });

  test('a number without a country, in an order from elsewhere, is what the library reads there', () => {
    const bare = subjects
      .filter(({ country }) => country !== 'BR')
      .flatMap(({ atHome, national }) => [atHome, national, grouped(national)]);
    const homes = bare.map((text) => [text, pick(['BR', 'US', 'PT', 'PE', 'CL', 'FR'] as CountryCode[])] as const);
    const differs = homes.filter(([text, home]) => {
      const reading = ours(text, home);
      if (reading === undefined) return false;
      const theirs = parsePhoneNumberFromString(text, home);
      return exists(reading) && theirs?.number !== reading && !/^\+55\d{2}9[6-9]\d{7}$/.test(reading);
    });
    expect(homes.length).toBeGreaterThan(2_500);
    expect(differs.slice(0, 5)).toEqual([]);
  });

  test('a number of the order’s own country is that number, or refused', () => {
    const { forms, share, wrong } = tally(local, subjects, ({ country }) => country);
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(forms).toBeGreaterThan(5_000);
    expect(share).toBeGreaterThan(0.85);
  });
});

describe('what a word, a flag or an account says', () => {
  test.each([
    ['(+51) 987 654 321', 'BR', '+51987654321'],
    ['\u2068+51 987 654 321\u2069', undefined, '+51987654321'],
    ['00 51 987 654 321', 'BR', '+51987654321'],
    ['Peru 987 654 321', 'BR', '+51987654321'],
    ['Peru: 51 987654321', 'BR', '+51987654321'],
    ['🇵🇪 987 654 321', 'BR', '+51987654321'],
    ['+44 (0)20 7946 0958', 'BR', '+442079460958'],
    ['987 654 321', 'PE', '+51987654321'],
    ['51987654321', 'PE', '+51987654321'],
    ['51987654321', 'BR', '+5551987654321'],
    ['PE 81 98888-7777', 'BR', '+5581988887777'],
    ['11 98765-4321 (WhatsApp)', null, '+5511987654321'],
    ['(11) 3322-4455 ramal 123', null, '+551133224455'],
    ['Brasil 11 98765-4321', 'PE', '+5511987654321'],
    ['5511987654321@s.whatsapp.net', 'PE', '+5511987654321'],
    ['https://wa.me/51987654321', 'BR', '+51987654321'],
    ['wa.me/51 987 654 321?text=Oi', null, '+51987654321'],
    ['https://api.whatsapp.com/send?phone=51987654321&text=oi', 'BR', '+51987654321'],
    ['https://wa.me/5511987654321', 'PE', '+5511987654321'],
    ['DDI 51 987654321', 'BR', '+51987654321'],
    ['DDD 51 98765-4321', 'BR', '+5551987654321'],
  ])('%s in an order from %s is %s', (text, country, e164) => {
    expect(readPhone(text, country)).toMatchObject({ valid: true, e164 });
  });

  test.each([
    ['65998849469@lid', 'LID'],
    ['lid:65998849469', 'LID'],
    ['wa.me/11987654321', 'no number behind +1'],
    ['120363000000000000@g.us', 'group'],
    ['120363019502650977-group', 'group'],
    ['120363000000000000@newsletter', 'channel'],
    ['status@broadcast', 'broadcast'],
    ['5511987654321@broadcast', 'broadcast'],
    ['BR.11987654321', 'business-scoped'],
    ['11987654321@example.com', 'an address'],
    ['987654321 (+51)', 'plus sign between or behind'],
    ['3322-4455 / 56', 'two numbers'],
    ['3322-4455\n56', 'two numbers'],
    ['11 3322 ou 4455', 'words between'],
    ['+11 98765-4321', 'no number behind +1'],
    ['+21 98765-4321', 'no country has the code'],
    ['11987654321', 'PE', 'PE has no number like this one'],
    ['987654321', 'XK', 'numbers of XK'],
  ])('%s is refused by name', (...[text, second, third]) => {
    const [country, reason] = third === undefined ? [undefined, second] : [second, third];
    expect(readPhone(text, country)).toEqual({ valid: false, reason: expect.stringContaining(reason) });
  });
});
