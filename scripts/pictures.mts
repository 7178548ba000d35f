/**
 * Pictures of every flow's canvas and of every node's panel, as a real n8n shows them: `npm run pictures`, with names behind `--` of those
 * alone. They stand in
 * `docs/images/flows/` and `docs/images/nodes/`; those of runs and of the console are taken by the browser tests (`PONTE_PICTURES=1`).
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { canvasNode, open, openEditor, picture } from '../sandbox/browser/editorPage.mts';
import { startSession, type Session } from '../sandbox/run/session.mts';
import { root } from '../sandbox/setup/paths.mts';

process.env.PONTE_PICTURES = '1';

const named = process.argv.slice(2);
const isWanted = (name: string) => named.length === 0 || named.includes(name);

const session = await startSession({ seed: 1, name: 'pictures', say: (line) => console.log(line) });
const { browser, page } = await openEditor(session.n8n.url);
try {
  for (const file of await readdir(join(root, 'workflows'))) if (isWanted(file.replace('.json', ''))) await flow(session, page, file);
  const { n8n } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
  for (const name of n8n.nodes.map((path) => /([^/]+)\.node\.js$/.exec(path)![1]!)) if (isWanted(name)) await panel(session, page, name);
} finally {
  await browser.close();
  await session.stop();
}

async function flow({ n8n, placeTemplate, rest }: Session, shown: Page, file: string): Promise<void> {
  const id = await placeTemplate(file);
  const first = (await rest.workflow(id)).nodes.find(({ type }) => !type.endsWith('.stickyNote'))!;
  await open(shown, `${n8n.url}/workflow/${id}`, first.name);
  await shown.getByTestId('zoom-to-fit').click();
  await picture(shown, `flows/${file.replace('.json', '')}`);
  console.log(`  ${file}`);
}

/** As it is when it is new, with the only credential of its kind chosen, as n8n does. */
async function panel({ n8n, rest, credentials }: Session, shown: Page, name: string): Promise<void> {
  const type = `n8n-nodes-ponte.${name[0]!.toLowerCase()}${name.slice(1)}`;
  const known = (await rest.nodeTypes()).find((each) => each.name === type)!;
  const chosen = (known.credentials ?? []).flatMap(({ name: kind }) => (credentials[kind] ? [[kind, credentials[kind]] as const] : []));
  const node = {
    id: randomUUID(),
    name: 'Node',
    type,
    typeVersion: name.endsWith('Trigger') ? 2 : 1,
    position: [0, 0] as [number, number],
    parameters: {},
    credentials: Object.fromEntries(chosen),
    webhookId: randomUUID(),
  };
  const { id } = await rest.createWorkflow({ name, nodes: [node], connections: {}, settings: { executionOrder: 'v1' } });
  await open(shown, `${n8n.url}/workflow/${id}`, 'Node');
  await canvasNode(shown, 'Node').dblclick();
  await shown.getByTestId('node-parameters').waitFor();
  await picture(shown, `nodes/${name}`);
  console.log(`  ${name}`);
}
