/** A node that works with two systems has two credentials, and n8n chooses one by itself after the import: the flow's page says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { chosenFor } from '../../sandbox/n8n/provision.mts';
import type { NodeType } from '../../sandbox/n8n/rest.mts';
import { fileNames, readTemplate, root, type TemplateNode } from './support/templateFile.mts';

/** Before what the flow does. */
const setUp = (page: string) => /^## (?:What it needs|Do que precisa)$([^]*?)^## /m.exec(readFileSync(join(root, page), 'utf8'))?.[1] ?? '';

test.each(fileNames)('the page of %s names each node that has two', async (file) => {
  const ours = readTemplate(file).nodes.filter(({ type }) => type.startsWith('n8n-nodes-ponte.'));
  const counts = await Promise.all(ours.map(async (node) => [node.name, await countCredentials(node)] as const));
  const twofold = counts.filter(([, count]) => count > 1).map(([name]) => name);
  const flow = file.replace('.json', '');
  for (const [page, words] of [
    [`docs/flows/${flow}.md`, /n8n chooses (?:only )?one/],
    [`docs/flows/${flow}.pt-BR.md`, /o n8n escolhe sozinho só uma/],
  ] as const) {
    const sentence = setUp(page)
      .split('\n')
      .find((line) => words.test(line));
    if (twofold.length === 0) expect(sentence).toBeUndefined();
    else expect(twofold.filter((name) => !sentence?.includes(`_${name}_`))).toEqual([]);
  }
});

test('most flows of orders have such a node', async () => {
  const nodes = readTemplate('order-to-delivery.json').nodes.filter(({ name }) => name === 'ERP Invoice');
  expect(await countCredentials(nodes[0]!)).toBe(2);
});

/** Of those that are asked for with the parameters that the node has. */
async function countCredentials(node: TemplateNode): Promise<number> {
  const name = node.type.replace('n8n-nodes-ponte.', '');
  const folder = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const [NodeClass] = Object.values((await import(`../../nodes/${folder}/${folder}.node.ts`)) as Record<string, new () => INodeType>);
  const { description } = new NodeClass!();
  const all = Object.fromEntries((description.credentials ?? []).map((each) => [each.name, { id: '1', name: each.name }]));
  return Object.keys(chosenFor(node, description as unknown as NodeType, all)).length;
}
