/** The table of ports in docs/ARCHITECTURE.md says what the registry says. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { VendorEntry } from '../../runtime/vendorEntry.ts';
import * as registry from '../../vendors/index.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** `invoiceIssuers` is the list of the port `InvoiceIssuer`; the vendors in the order of their names. */
const portOf = (list: string) => list.charAt(0).toUpperCase() + list.slice(1).replace(/s$/, '');

const registered = Object.fromEntries(
  Object.entries(registry).map(([list, entries]) => {
    const values: readonly VendorEntry<unknown>[] = Object.values(entries);
    return [portOf(list), values.map(({ id }) => id).toSorted()];
  }),
);

/** Rows of `| port, port | asked by | filled by |`: what stands in backquotes. */
function documented(text: string): Record<string, string[]> {
  const [, table = ''] = /## Ports\n([\s\S]*?)\n## /.exec(text) ?? [];
  const words = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, each]) => each!.split(' '));
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [, ports = '', , vendors = ''] = row.split('|');
      return words(ports).map((port) => [port, words(vendors).toSorted()]);
    }),
  );
}

test('every port stands in the table, with every vendor that fills it', () => {
  expect(documented(read('docs/ARCHITECTURE.md'))).toEqual(registered);
});

test('a row without one of its vendors would be seen', () => {
  const table = '## Ports\n\n| `Carrier`, `OrderSource` | a node | `melhorEnvio shopify` |\n\n## Documents\n';
  expect(documented(table)).toEqual({ Carrier: ['melhorEnvio', 'shopify'], OrderSource: ['melhorEnvio', 'shopify'] });
});
