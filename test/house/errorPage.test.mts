/** Whoever meets an error finds it on a page, in both languages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesWithPage } from '../../runtime/errors/codesWithPage.ts';
import { errorCodes, root } from '../../scripts/errorPages/codes.mts';
import { leftOverPages, readTranslations, renderErrorFiles } from '../../scripts/errorPage.mts';

const texts = new Set(errorCodes().flatMap(({ message, hints }) => [message, ...hints].filter((text) => text !== '')));

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

test('every case of every page says what to do, and says so of itself', async () => {
  const files = await renderErrorFiles();
  const pages = [...files].filter(([path]) => path.startsWith('docs/errors/') && !path.includes('/class-'));
  const bare = pages.flatMap(([path, text]) =>
    text
      .split(/^## /m)
      .slice(1)
      .filter((section) => !/\*\*(What to do|O que fazer)\*\*(: [^.]|, [^:]+:\n\n- )/.test(section))
      .map((section) => `${path}: ${section.split('\n')[0]!}`),
  );
  expect(bare).toEqual([]);
  const page = (name: string) => files.get(`docs/errors/${name}`)!;
  // One code, several nodes: each has its own advice, and is named.
  expect(page('orderIncomplete.md')).toMatch(
    /## ERP Invoice: [^#]*Correct the order in the shop[^#]*Read It Again[^#]*## Stock Update: [^#]*their SKUs/,
  );
  // One message, two codes: the advice of the cap of unposted labels is not that of a label that was not sold.
  expect(page('unpostedLabels.md')).toContain('Post the labels that you have');
  expect(page('notBought.md')).not.toContain('Post the labels that you have');
  // What its class says is said where the code has no hint.
  expect(page('timeout.md')).toContain('Run the item again later: what was already done will be found');
});

test('each class has a page in both languages', async () => {
  const files = await renderErrorFiles();
  const classes = new Set(errorCodes().flatMap(({ kind }) => kind.split(' or ')));
  classes.delete('as it is');
  expect(classes.size).toBe(8);
  for (const name of classes) {
    expect(files.get(`docs/errors/class-${name}.md`), name).toContain('**What to do**: ');
    expect(files.get(`docs/errors/class-${name}.pt-BR.md`), name).toContain('**O que fazer**: ');
  }
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
