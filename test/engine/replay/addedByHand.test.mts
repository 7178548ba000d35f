/** A template that somebody has changed by hand is told by its recording: which call came, went or changed, and where. */
import { expect, test } from 'vitest';
import type { WorkflowFile } from '../../../sandbox/n8n/rest.mts';
import { readTemplate } from '../../../sandbox/run/templates.mts';
import { differences } from '../support/replay/compare.mts';
import { recorded, useDoor } from '../support/replay/replayTests.mts';
import { shops } from '../support/replay/scenes/index.mts';
import { replay } from '../support/replay/stage.mts';

const door = useDoor();
const name = 'quiet-hours';
const evening = 'An order is paid at ten in the evening';

const replayed = async (change: (template: WorkflowFile) => WorkflowFile) =>
  differences(recorded(name), await replay(door(), change(readTemplate(`${name}.json`)), shops[name]!));

/** A second node behind the trigger, as it is put there in the editor. */
function withTags({ nodes, connections, ...rest }: WorkflowFile): WorkflowFile {
  const tags = {
    id: 'added-by-hand',
    name: 'Tag It',
    type: 'n8n-nodes-ponte.shopifyOrder',
    typeVersion: 1,
    position: [260, 400] as [number, number],
    parameters: { authentication: 'devDashboard', resource: 'order', operation: 'addTags', tags: 'nova' },
  };
  const trigger = { main: [[...['WhatsApp Notify', 'Tag It'].map((node) => ({ node, type: 'main', index: 0 }))]] };
  return { ...rest, nodes: [...nodes, tags], connections: { ...connections, 'Shopify Order Trigger': trigger } };
}

const withoutMessage = ({ nodes, connections, ...rest }: WorkflowFile): WorkflowFile => ({
  ...rest,
  nodes: nodes.filter((node) => node.name !== 'WhatsApp Notify'),
  connections: { ...connections, 'Shopify Order Trigger': { main: [[]] } },
});

test('a node that was added is named with its call, in each event that it runs in', async () => {
  expect(await replayed(withTags)).toEqual([
    `${evening} › Tag It: the step came`,
    expect.stringMatching(/^An order is paid at ten in the evening › Tag It: the call shopify POST \S+ mutation PonteAddTags came$/),
    'The same once more › Tag It: the step came',
    expect.stringMatching(/^The same once more › Tag It: the call shopify POST \S+ mutation PonteAddTags came$/),
  ]);
});

test('a node that was taken out is named with the calls that went', async () => {
  const gone = await replayed(withoutMessage);
  expect(gone).toContain(`${evening} › WhatsApp Notify: the step went`);
  expect(gone).toContain(`${evening} › WhatsApp Notify: the call whatsappCloud POST /v25.0/{id}/messages went`);
});

test('a template that nobody has changed differs in nothing', async () => {
  expect(recorded(name)).not.toEqual([]);
  expect(await replayed((template) => template)).toEqual([]);
});
