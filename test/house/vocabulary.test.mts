/** One word for one thing (docs/VOCABULARY.md): the words that were given up do not come back into what is shipped or read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rooms = ['credentials', 'docs', 'domain', 'nodes', 'runtime', 'vendors'];
const files = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|md)$/.test(path) && path !== 'VOCABULARY.md')
    .map((path) => join(root, room, path)),
);
const texts = files.map((file) => [file, readFileSync(file, 'utf8').replaceAll(/\s*\n\s*\*?\s*/g, ' ')] as const);

test.each([
  ['verdict', /verdict/i],
  ['passing fault', /passing fault/i],
  ['depot', /\bdepot/i],
  ['wish', /\bwish(?:es)?\b|Wish/],
  ['keeper or counter of stock', /keeper of stock|counter of stock|Stock(?:Keeper|Counter)/],
  ['settle(promise)', /await settle\(/],
  ['failure.means', /failure\.means/],
  ['to tend, to mend', /\b(?:tend|mend|tellMended)\(/],
  ['writeSurely, inOneGo, areFirstSight', /writeSurely|inOneGo|areFirstSight/],
  ['an error named like a question', /\b(?:withoutSale|withoutTaxId|noOrder|undecided|incomplete)\(\)/],
  ['"is no valid …"', /\bis no valid\b/],
  ['"has not got"', /has not got/],
])('%s is not a word of this house', (_, word) => {
  expect(files.length).toBeGreaterThan(800);
  expect(texts.filter(([, text]) => word.test(text)).map(([file]) => file)).toEqual([]);
});

test('what users read speaks of publishing a workflow, as n8n 2 does', () => {
  const comments = /\/\*\*?.*?\*\/|(?<!:)\/\/ .*$/gms;
  const read = files
    .filter((file) => !/ARCHITECTURE|runtime\/host/.test(file))
    .map((file) => [file, readFileSync(file, 'utf8').replaceAll(comments, '')] as const);
  const old =
    /\b(?:de)?activat(?:e|ed|es|ing|ion)\b(?=[^.]*workflow)|workflow[^.\n]*\b(?:de)?activat|(?:then|first|refuses to be) activat/i;
  expect(read.filter(([, text]) => old.test(text)).map(([file]) => file)).toEqual([]);
});
