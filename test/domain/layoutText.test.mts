/** Texts of a nota fiscal against SEFAZ's own schema: 20,000 generated ones with everything that Unicode has. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitsLayout, layoutFields, layoutText, type LayoutFieldName } from '../../domain/sefaz/layoutText.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { sefazSchemas } from '../support/specifications.mts';

/** As the schema writes it; a pattern of XML Schema holds for the whole text. */
const ownPattern = '[!-ÿ]{1}[ -ÿ]*[!-ÿ]{1}|[!-ÿ]{1}';
const asRegExp = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'u');

const random = createRandom(20261202);
const between = (from: number, to: number) => String.fromCodePoint(random.int(from, to));
const kinds: readonly (() => string)[] = [
  () => between(0x21, 0x7e),
  () => between(0x61, 0x7a),
  () => between(0xa0, 0xff),
  () => ' ',
  () => random.pick(['  ', '\n', '\r\n', '\t', '\u00a0', '\u2003', '\u2028', '\u0085']),
  () => between(0x00, 0x1f),
  () => between(0x7f, 0x9f),
  () => `${between(0x61, 0x7a)}${between(0x300, 0x36f)}`,
  () => between(0x300, 0x36f),
  () => between(0x100, 0x24f),
  () => between(0x2010, 0x206f),
  () => between(0x590, 0x6ff),
  () => between(0x1f300, 0x1faff),
  () => '👩‍👩‍👧‍👦',
  () => between(0x4e00, 0x9fff),
  () => between(0xff01, 0xff5e),
  () => String.fromCharCode(random.int(0xd800, 0xdfff)),
  () => between(0x1d400, 0x1d7ff),
];
const randomText = () => Array.from({ length: random.int(0, random.pick([3, 20, 80, 200])) }, () => random.pick(kinds)()).join('');

const fields = Object.keys(layoutFields) as LayoutFieldName[];
const samples = Array.from({ length: 20_000 }, (_, index) => ({ field: fields[index % fields.length]!, text: randomText() }));

describe('20,000 generated texts', () => {
  const results = samples.map(({ field, text }) => ({ field, text, written: layoutText(field, text) }));

  test('come out in the pattern and the length of their field, or empty', () => {
    const wrong = results.filter(
      ({ field, written }) => written !== '' && (!asRegExp(ownPattern).test(written) || written.length > layoutFields[field].longest),
    );
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(results.filter(({ written }) => written !== '').length).toBeGreaterThan(16_000);
  });

  test('without the cleaning most of them would be refused', () => {
    const refused = samples.filter(({ text }) => !asRegExp(ownPattern).test(text));
    expect(refused.length).toBeGreaterThan(15_000);
  });

  test('have no double blanks, no controls, and do not change any more', () => {
    const wrong = results.filter(({ field, written }) => / {2}|[\p{Cc}\u00ad]/u.test(written) || layoutText(field, written) !== written);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('keep every letter of Portuguese', () => {
    const letters = 'áàâãäçéêíóôõúüÁÀÂÃÇÉÊÍÓÔÕÚÜñªº';
    expect(layoutText('infCpl', letters.normalize('NFD'))).toBe(letters.normalize('NFC'));
  });
});

describe('F14, F21: what people write', () => {
  test.each<[LayoutFieldName, string, string]>([
    ['xProd', 'Camiseta – tamanho M', 'Camiseta - tamanho M'],
    ['xProd', 'Camiseta “Verão”', 'Camiseta "Verão"'],
    ['xProd', 'Camiseta Verão 🌞', 'Camiseta Verão'],
    ['xProd', 'Camiseta 🌞 Verão', 'Camiseta Verão'],
    ['xNome', 'Ana Souza 💕', 'Ana Souza'],
    ['xNome', '  Ana   Souza ', 'Ana Souza'],
    ['xNome', 'D’Ávila', "D'Ávila"],
    ['xNome', 'Łukasz Dvořák', 'Lukasz Dvorák'],
    ['xCpl', 'apto 12\nbloco B', 'apto 12 bloco B'],
    ['xCpl', '\u200eapto\u00a012\u00ad', 'apto 12'],
    ['infCpl', 'Obrigado!\r\n\r\nVolte sempre…', 'Obrigado! Volte sempre...'],
    ['xNome', 'Ｍａｒｉａ', 'Maria'],
    ['xLgr', `${'Rua das Palmeiras '.repeat(4)}`, 'Rua das Palmeiras Rua das Palmeiras Rua das Palmeiras Rua'],
    ['xLgr', 'a'.repeat(61), 'a'.repeat(60)],
    ['xLgr', `${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['xLgr', `${'a'.repeat(60)} b`, 'a'.repeat(60)],
  ])('%s: %j becomes %j', (field, text, written) => {
    expect(layoutText(field, text)).toBe(written);
  });

  test('a name of other letters alone leaves nothing, and that can be asked', () => {
    expect(fitsLayout('xNome', 'Анна')).toBe(false);
    expect(fitsLayout('xNome', 'Ana')).toBe(true);
    expect(fitsLayout('xNome', null)).toBe(false);
  });
});

describe("SEFAZ's schema", () => {
  const files = ['leiauteNFe_v4.00.xsd', 'leiauteCCe_v1.00.xsd', 'tiposBasico_v4.00.xsd'];
  const schema = files.map((file) => readFileSync(resolve(sefazSchemas, file), 'utf8')).join('\n');

  test('has the pattern that the texts are held against', () => {
    const body = /<xs:simpleType name="TString">.*?<\/xs:simpleType>/s.exec(schema)?.[0] ?? '';
    // `{0,}` is another way to write `*`.
    expect(/<xs:pattern value="([^"]*)"/.exec(body)?.[1]?.replace('{0,}', '*')).toBe(ownPattern);
  });

  test.each(fields.filter((field) => field !== 'xJust'))('%s has the lengths of the schema', (field) => {
    const elements = [...schema.matchAll(new RegExp(`<xs:element name="${field}"[^>]*>(.*?)</xs:element>`, 'gs'))].map(
      ([, body = '']) => body,
    );
    const number = (body: string, name: string) => Number(new RegExp(`<xs:${name} value="(\\d+)"`).exec(body)?.[1]);
    // The town of a transport may be shorter than those of the addresses.
    const lengths = elements.map((body) => [number(body, 'minLength'), number(body, 'maxLength')]);
    expect(lengths).toContainEqual([layoutFields[field].shortest, layoutFields[field].longest]);
    expect(Math.min(...lengths.map(([, longest]) => longest!))).toBe(layoutFields[field].longest);
  });

  test('has the lengths of a justification', () => {
    const body = /<xs:simpleType name="TJust">.*?<\/xs:simpleType>/s.exec(schema)?.[0] ?? '';
    expect(body).toContain(`<xs:minLength value="${layoutFields.xJust.shortest}"/>`);
    expect(body).toContain(`<xs:maxLength value="${layoutFields.xJust.longest}"/>`);
  });
});
