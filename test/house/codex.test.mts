/** The files that place the nodes in n8n's panel: n8n drops one silently when a key is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
const nodes = n8n.nodes.map((path) => path.replace(/^dist\//, '').replace(/\.node\.js$/, ''));

interface Codex {
  node: string;
  categories: string[];
  alias: string[];
  resources: { primaryDocumentation: { url: string }[]; credentialDocumentation: { url: string }[] };
}

const withoutAccents = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

/** What shop owners typed, and what they should have found. */
test.each([
  ['loja', 'ShopifyOrder'],
  ['rejeição', 'ErpInvoice'],
  ['rejeicao', 'ErpInvoice'],
  ['brazil', 'StockUpdate'],
  ['cobranca', 'Asaas'],
  ['cartao', 'Asaas'],
  ['faturar', 'ErpInvoice'],
  ['venda', 'ErpInvoice'],
  ['venda', 'ShopifyOrder'],
  ['pedido pago', 'ShopifyOrder'],
  ['notificacao', 'WhatsAppNotify'],
  ['deposito', 'StockUpdate'],
  ['transportadora', 'CarrierShipment'],
])('"%s" finds %s', (words, node) => {
  const { alias } = JSON.parse(readFileSync(join(root, `nodes/${node}/${node}.node.json`), 'utf8')) as Codex;
  expect(alias).toContain(words);
});

describe.each(nodes)('%s', (path) => {
  const codex = JSON.parse(readFileSync(join(root, `${path}.node.json`), 'utf8')) as Codex;

  test('says where its documentation is, without which n8n reads none of the file', () => {
    const { primaryDocumentation, credentialDocumentation } = codex.resources;
    expect(primaryDocumentation).toHaveLength(1);
    expect(credentialDocumentation).toHaveLength(1);
    // Guides of this repository: packing puts its address in front, and n8n its query behind, which would end up in a fragment.
    for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
      expect(url).toMatch(/^docs\/[a-z-]+\.md$/);
      expect(existsSync(join(root, url)), url).toBe(true);
    }
  });

  test('is found by words that shops use', () => {
    expect(codex.node.toLowerCase()).toBe(`n8n-nodes-ponte.${path.split('/').at(-1)!.toLowerCase()}`);
    expect(codex.categories.length).toBeGreaterThan(0);
    expect(codex.alias.length).toBeGreaterThan(2);
  });

  test('is found by the name of the package, and by every word without its accents, too', () => {
    const words = codex.alias.map((word) => word.toLowerCase());
    for (const word of ['ponte', 'brasil', ...words.map(withoutAccents)]) expect(words).toContain(word);
    expect(new Set(words).size).toBe(words.length);
  });

  test('has the words of the trigger that n8n shows as one entry with it', () => {
    const twin = nodes.find((other) => other.endsWith(`/${path.split('/').at(-1)}Trigger`));
    if (!twin) return;
    const { alias } = JSON.parse(readFileSync(join(root, `${twin}.node.json`), 'utf8')) as Codex;
    expect(codex.alias).toEqual(expect.arrayContaining(alias));
  });

  test('is found by the name of every system that it works with', async () => {
    const [NodeClass] = Object.values((await import(join(root, `${path}.node.ts`))) as Record<string, new () => INodeType>);
    const { properties, displayName } = new NodeClass!().description;
    const systems = properties.find(({ name }) => name === 'vendor')?.options ?? [];
    const words = [displayName, ...codex.alias].join(' ').toLowerCase();
    const names = systems.map(({ name }) => name.replace(/ API\b| \(.*\)/g, ''));
    expect(names.filter((name) => !words.includes(name.toLowerCase()))).toEqual([]);
  });

  test('has its icon in light and dark', () => {
    const icons = readdirSync(join(root, path, '..')).filter((name) => name.endsWith('.svg'));
    expect(icons.filter((name) => name.endsWith('.dark.svg'))).toHaveLength(1);
    expect(icons).toHaveLength(2);
  });
});
