/**
 * Adding a vendor touches one folder, one credential and one line of the registry: nothing else in the package knows any vendor, and
 * what the nodes offer follows from the registry.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { CarrierShipment } from '../../nodes/CarrierShipment/CarrierShipment.node.ts';
import { ErpInvoice } from '../../nodes/ErpInvoice/ErpInvoice.node.ts';
import { WhatsAppNotify } from '../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import { vendorCredentials, vendorProperty } from '../../nodes/shared/vendorProperties.ts';
import type { LoginOptionalEntry, VendorEntry } from '../../runtime/vendorEntry.ts';
import * as registry from '../../vendors/index.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const isEntry = (value: unknown): value is VendorEntry<unknown> => typeof value === 'object' && value !== null && 'credentialType' in value;

const lists: readonly unknown[] = Object.values(registry);
const entries = lists.flatMap((list) => Object.values(list as object)).filter(isEntry);
const vendors = [...new Map(entries.map(({ id, name }) => [id, { id, name }])).values()];

/** Shops and payment providers have nodes of their own, because each has events and records of its own: the registry takes them by name. */
const takenByName = lists.filter((list) => !Array.isArray(list)).flatMap((list) => Object.keys(list as object));

const pascal = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);
const isItsOwnNode = (path: string, id: string) => takenByName.includes(id) && path.startsWith(`nodes/${pascal(id)}`);

const sources = ['domain', 'runtime', 'nodes'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`)
    // Made from the code of all rooms (`scripts/errorPage.mts`), and no work of whoever adds a vendor.
    .filter((path) => path !== 'runtime/errors/codesWithPage.ts'),
);

/** Comments and the examples in fields ("e.g. shopify:1001") need no change when a vendor comes. */
const withoutExamples = (code: string) =>
  code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    .replace(/\be\.g\. \w+:\d+/g, '');

const quoted = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** As a word in any writing, or as a part of an identifier. */
function isNamed({ id, name }: { id: string; name: string }, code: string): boolean {
  const words = [id, name, name.replaceAll(' ', '')].map(quoted).join('|');
  return (
    new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'i').test(code) || new RegExp(`${pascal(id)}(?![a-z])|(?<![A-Za-z])${id}`).test(code)
  );
}

const namedIn = (vendor: { id: string; name: string }) =>
  sources.filter((path) => !isItsOwnNode(path, vendor.id) && isNamed(vendor, withoutExamples(read(path))));

test('the search finds a vendor that is named, and no word that only sounds like one', () => {
  const bling = { id: 'bling', name: 'Bling' };
  for (const code of ["if (vendor === 'bling')", 'openBlingApi()', 'blingOnly', '`BLING: ${x}`'])
    expect(isNamed(bling, code), code).toBe(true);
  expect(isNamed({ id: 'melhorEnvio', name: 'Melhor Envio' }, "'Melhor Envio'")).toBe(true);
  for (const code of ['enabling', 'assembling(it)']) expect(isNamed(bling, code), code).toBe(false);
  expect(withoutExamples("/** as Bling does */ const x = 'e.g. bling:7'; // Bling")).not.toMatch(/bling/i);
  expect(sources.length).toBeGreaterThan(100);
});

describe.each(vendors)('$name', (vendor) => {
  test('is named in no room of the package but its own', () => {
    expect(namedIn(vendor)).toEqual([]);
  });

  test('is one folder, and one import of the registry', () => {
    expect(existsSync(join(root, 'vendors', vendor.id, 'index.ts'))).toBe(true);
    expect(read('vendors/index.ts').match(new RegExp(`from './${vendor.id}'`, 'g'))).toHaveLength(1);
  });

  test('has its credential in the package', () => {
    const { n8n } = JSON.parse(read('package.json')) as { n8n: { credentials: string[] } };
    for (const { credentialType } of entries.filter(({ id }) => id === vendor.id)) {
      expect(n8n.credentials).toContain(`dist/credentials/${pascal(credentialType)}.credentials.js`);
      expect(existsSync(join(root, `credentials/${pascal(credentialType)}.credentials.ts`))).toBe(true);
    }
  });
});

describe('what a node offers', () => {
  const toy: VendorEntry<unknown> = { id: 'toy', name: 'Toy ERP', credentialType: 'ponteToyApi', open: async () => ({}) };

  test('follows from a new line in the registry', () => {
    const longer = [...registry.invoiceIssuers, toy];
    expect(vendorProperty('ERP', longer).options).toContainEqual({ name: 'Toy ERP', value: 'toy' });
    expect(vendorCredentials(longer).at(-1)).toEqual({
      name: 'ponteToyApi',
      required: true,
      displayOptions: { show: { '/vendor': ['toy'] } },
    });
  });

  test.each<[string, INodeTypeDescription, readonly LoginOptionalEntry<unknown>[]]>([
    ['ERP Invoice', new ErpInvoice().description, registry.invoiceIssuers],
    ['Carrier Shipment', new CarrierShipment().description, registry.carriers],
    ['WhatsApp Notify', new WhatsAppNotify().description, registry.messengers],
  ])('%s: its dropdown and its credentials are those of the registry', (_, { properties, credentials }, list) => {
    const dropdowns = properties.filter(({ name }) => name === 'vendor').flatMap(({ options }) => options ?? []);
    const offered = dropdowns.map((option) => ('value' in option ? option.value : undefined));
    expect(new Set(offered)).toEqual(new Set(list.map(({ id }) => id)));
    const ofVendors = credentials?.filter(({ displayOptions }) => displayOptions?.show && '/vendor' in displayOptions.show);
    expect(new Set(ofVendors?.map(({ name }) => name))).toEqual(new Set(list.flatMap(({ credentialType }) => credentialType ?? [])));
  });
});
