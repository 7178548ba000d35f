/** What somebody reads first: no link leads nowhere, and the item shown is one that the nodes could put out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pendingInvoice } from '../../domain/documents/invoice.ts';
import { normalizeAccessKey } from '../../domain/values/accessKey.ts';
import { parseTaxId } from '../../domain/values/taxId.ts';
import { docsPages } from '../../scripts/site/pages.mts';
import { slugOf } from '../../scripts/site/slug.mts';
import { sampleOrder } from '../vendors/shopify/support/sampleOrder.mts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readmes = ['README.md', 'README.pt-BR.md'];
/** Those of single errors are made from the code: all at once below. */
const [made, written] = [docsPages().filter(isOfAnError), docsPages().filter((page) => !isOfAnError(page))];
const pages = [...readmes, 'CONTRIBUTING.md', ...written];

function isOfAnError(page: string): boolean {
  return page.startsWith('docs/errors/');
}

const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugOf(heading!));

/** The links of a page that lead to nothing. */
function deadLinks(page: string, text = read(page)): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return targets.filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [path, anchor] = target.split('#');
    const file = path === '' ? join(root, page) : join(root, dirname(page), path!);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
  });
}

test.each(pages)('every link in %s leads somewhere', (page) => {
  expect(deadLinks(page)).toEqual([]);
});

test('every link in the page of an error leads somewhere', () => {
  expect(made.length).toBeGreaterThan(300);
  expect(made.flatMap((page) => deadLinks(page).map((link) => `${page}: ${link}`))).toEqual([]);
});

test.each(pages.filter((page) => page.startsWith('docs/') && page.endsWith('.pt-BR.md')))('%s says as much as its English twin', (page) => {
  const [portuguese, english] = [read(page), read(page.replace('.pt-BR', ''))];
  for (const part of [/^#+ /gm, /^\|/gm, /^!\[/gm, /^\d\. /gm])
    expect(portuguese.match(part)?.length, String(part)).toBe(english.match(part)?.length);
  expect(portuguese.length).toBeGreaterThan(english.length * 0.95);
});

test('a file that is missing and a heading that is missing are dead links', () => {
  const text = '[a](docs/nowhere.md) [b](docs/asaas.md#nothing) [c](docs/asaas.md#credential) [d](https://n8n.io)';
  expect(deadLinks('README.md', text)).toEqual(['docs/nowhere.md', 'docs/asaas.md#nothing']);
});

describe.each(readmes)('%s', (readme) => {
  const text = read(readme);
  const [before, after] = [...text.matchAll(/```json\n([^]+?)```/g)].map(([, json]) => JSON.parse(json!) as Record<string, never>);
  const { order } = before as unknown as { order: typeof sampleOrder };
  const { invoice } = after as unknown as { invoice: ReturnType<typeof pendingInvoice> };

  test('is a list of links, not a table', () => {
    expect(text).not.toMatch(/^\|/m);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(160);
  });

  test('names every page about a node or a vendor', () => {
    const named = (page: string) => text.includes(`docs/${page}`) || text.includes(`docs/${page.replace('.md', '.pt-BR.md')}`);
    const all = readdirSync(join(root, 'docs')).filter((name) => /^[a-z-]+\.md$/.test(name));
    expect(all.filter((page) => !named(page))).toEqual([]);
  });

  test('shows an order whose fields an order has, and whose sums are right', () => {
    expect(Object.keys(sampleOrder)).toEqual(expect.arrayContaining(Object.keys(order)));
    expect(Object.keys(sampleOrder.customer)).toEqual(expect.arrayContaining(Object.keys(order.customer)));
    expect(parseTaxId(order.customer.taxId!.value)).toEqual(order.customer.taxId);
    const cents = (reais: number) => Math.round(reais * 100);
    expect(order.items.map(({ quantity, unitPrice }) => cents(unitPrice) * quantity)).toEqual(order.items.map(({ total }) => cents(total)));
    const { items, discount, shipping, total } = order.totals;
    expect(cents(items) - cents(discount) + cents(shipping)).toBe(cents(total));
  });

  test('shows the invoice of that order, with a key that holds', () => {
    const fields = Object.keys(pendingInvoice('bling', '1', { model: 55, orderNumber: '1001' }));
    expect(fields).toEqual(expect.arrayContaining(Object.keys(invoice)));
    expect(invoice.orderNumber).toBe(order.number);
    expect(normalizeAccessKey(invoice.accessKey)).toBe(invoice.accessKey);
  });
});

test('both READMEs show the same item', () => {
  const [english, portuguese] = readmes.map((readme) => read(readme).match(/```json\n[^]+?```/g));
  expect(portuguese).toEqual(english);
});
