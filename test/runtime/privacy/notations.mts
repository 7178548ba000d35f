/** How a vendor may write a value that it echoes: each part is one that was seen or is documented somewhere, the product is the list. */
export interface Notation {
  readonly name: string;
  write(value: string): string;
}

const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'));
const isPlain = (character: string) => /[A-Za-z0-9]/.test(character);
const each = (text: string, change: (character: string) => string) => [...text].map(change).join('');
const hex = (character: string, by: string) =>
  [...Buffer.from(character)].map((byte) => `${by}${byte.toString(16).padStart(2, '0')}`).join('');

const escapes: Notation[] = [
  { name: 'as it is', write: (text) => text },
  { name: 'percent', write: encodeURIComponent },
  { name: 'percent of every character', write: (text) => each(text, (character) => hex(character, '%')) },
  { name: 'percent twice', write: (text) => encodeURIComponent(encodeURIComponent(text)) },
  { name: 'form', write: (text) => encodeURIComponent(text).replaceAll('%20', '+') },
  {
    name: 'JSON escapes of signs',
    write: (text) =>
      each(text, (sign) =>
        isPlain(sign)
          ? sign
          : units(sign)
              .map((unit) => `\\u${unit}`)
              .join(''),
      ),
  },
  {
    name: 'JSON escapes of all',
    write: (text) =>
      units(text)
        .map((unit) => `\\u${unit}`)
        .join(''),
  },
  {
    name: 'JSON escapes twice',
    write: (text) =>
      units(text)
        .map((unit) => `\\\\u${unit.toUpperCase()}`)
        .join(''),
  },
  {
    name: 'hex escapes',
    write: (text) =>
      each(text, (sign) => (isPlain(sign) || sign > '\u00ff' ? sign : `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)),
  },
  { name: 'HTML decimal', write: (text) => each(text, (sign) => (isPlain(sign) ? sign : `&#${sign.codePointAt(0)};`)) },
  { name: 'HTML hex', write: (text) => each(text, (sign) => (isPlain(sign) ? sign : `&#x${sign.codePointAt(0)!.toString(16)};`)) },
  {
    name: 'full width',
    write: (text) => each(text, (sign) => (sign > ' ' && sign <= '~' ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)),
  },
  { name: 'UTF-8 read as Latin-1', write: (text) => Buffer.from(text).toString('latin1') },
];

const cases: Notation[] = [
  { name: 'as it is', write: (text) => text },
  { name: 'capitals', write: (text) => text.toUpperCase() },
  { name: 'small', write: (text) => text.toLowerCase() },
  { name: 'without accents', write: (text) => text.normalize('NFD').replace(/\p{M}/gu, '') },
  { name: 'marks apart', write: (text) => text.normalize('NFD') },
];

const forms: Notation[] = [
  { name: 'whole', write: (text) => text },
  { name: 'other signs', write: (text) => text.replace(/[^\p{L}\p{M}\d@+]+/gu, '_') },
  { name: 'spaced', write: (text) => (/^[\d\W]+$/.test(text) ? [...text.replace(/\D/g, '')].join(' ') : text.replace(/\s+/g, '  ')) },
  { name: 'digits in threes', write: (text) => (/^[\d\W]+$/.test(text) ? text.replace(/\D/g, '').replace(/(\d{3})(?=\d)/g, '$1/') : text) },
];

/** 13 escapes, 5 cases, 4 forms: 260. */
export const notations: readonly Notation[] = escapes.flatMap((escape) =>
  cases.flatMap((letters) =>
    forms.map((form) => ({
      name: [escape, letters, form].map(({ name }) => name).join(', '),
      write: (text: string) => escape.write(letters.write(form.write(text))),
    })),
  ),
);

/** Reads a text as a curious person with a decoder at hand would: all escapes off, no accents, small letters. */
export function decodedByHand(written: string): string {
  let text = written;
  for (let round = 0; round < 4; round++) {
    text = text
      .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/\\+x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
    text = text.replace(/[\u00c2-\u00c3][\u0080-\u00bf]/g, (pair) => Buffer.from(pair, 'latin1').toString('utf8'));
  }
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
