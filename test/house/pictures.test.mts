/** Whoever decides looks first: every flow and every node has its picture, and a page shows it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
const flows = readdirSync(join(root, 'workflows')).map((file) => file.replace('.json', ''));
const nodes = n8n.nodes.map((path) => /([^/]+)\.node\.js$/.exec(path)![1]!);
const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const textOf = (page: string) => readFileSync(join(root, 'docs', page), 'utf8');

test.each(flows)('the flow %s has a picture, shown in both languages', (flow) => {
  const picture = `images/flows/${flow}.png`;
  expect(existsSync(join(root, 'docs', picture))).toBe(true);
  for (const page of ['flows.md', 'flows.pt-BR.md']) expect(textOf(page)).toContain(`](${picture})`);
  for (const page of [`flows/${flow}.md`, `flows/${flow}.pt-BR.md`]) expect(textOf(page)).toContain(`](../${picture})`);
});

test.each(nodes)('the node %s has a picture, and a page shows it', (node) => {
  const picture = `images/nodes/${node}.png`;
  expect(existsSync(join(root, 'docs', picture))).toBe(true);
  expect(pages.filter((page) => textOf(page).includes(`](${picture})`))).not.toEqual([]);
});
