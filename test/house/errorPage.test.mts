/** Whoever meets an error finds it on a page, in both languages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesWithPage } from '../../runtime/errors/codesWithPage.ts';
import { errorCodes, root } from '../../scripts/errorPages/codes.mts';
import { leftOverPages, readTranslations, renderErrorFiles } from '../../scripts/errorPage.mts';

const texts = new Set(errorCodes().flatMap(({ message, hint }) => [message, hint].filter((text) => text !== '')));

test('the pages on errors have every code as the package says it (`node scripts/errorPage.mts` writes them)', async () => {
  const files = await renderErrorFiles();
  const stale = [...files].filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text);
  expect(stale.map(([path]) => path)).toEqual([]);
  expect(leftOverPages(files)).toEqual([]);
});

test('codes of the nodes and of every kind of vendor are among them', () => {
  const codes = errorCodes();
  expect(codes.length).toBeGreaterThan(150);
  expect(codes).toContainEqual(expect.objectContaining({ code: 'orderMissing', vendor: '', kind: 'validation' }));
  for (const [vendor, code] of [
    ['melhorEnvio', 'notEnoughCredit'],
    ['melhorEnvio', 'unpostedLabels'],
    ['', 'saleOfOtherCustomer'],
  ]) {
    expect(
      codes.some((each) => each.vendor === vendor && each.code === code),
      `${vendor} ${code}`,
    ).toBe(true);
    expect(codesWithPage).toContain(code);
  }
});

test('a code has a page in each language, which says what happened and what to do', async () => {
  const files = await renderErrorFiles();
  const page = (name: string) => files.get(`docs/errors/${name}`);
  expect(page('notEnoughCredit.md')).toMatch(/## Melhor Envio: .*wallet holds[^]*\*\*What to do\*\*: Add credit[^]*## SuperFrete/);
  expect(page('notEnoughCredit.pt-BR.md')).toMatch(/\*\*O que fazer\*\*: /);
});

/** A new text comes in English first; where too many stay so, the Portuguese pages are none. `errorPages/portuguese.json` has them. */
test('what is said, is said in Portuguese, too', () => {
  const translated = readTranslations();
  const missing = [...texts].filter((text) => !(text in translated));
  expect(missing.length, missing.join('\n')).toBeLessThanOrEqual(texts.size * 0.05);
});

test('a translation keeps what is filled in and what is quoted, and is of a text that is still said', () => {
  const parts = (text: string) => (text.match(/…|"[A-Z][^"]*"/g) ?? []).toSorted();
  for (const [english, portuguese] of Object.entries(readTranslations())) {
    if (texts.has(english)) expect(parts(portuguese), english).toEqual(parts(english));
  }
});
