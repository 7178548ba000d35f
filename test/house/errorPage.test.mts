/** Whoever meets an error finds it on a page. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCodes, errorPagePath, renderErrorPage } from '../../scripts/errorPage.mts';

test('the page on errors has every code as the package says it (`node scripts/errorPage.mts` writes it)', async () => {
  expect(readFileSync(errorPagePath, 'utf8')).toBe(await renderErrorPage());
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
  }
});
