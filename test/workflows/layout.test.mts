/** The templates as pictures: nothing lies on anything else, and every text has room. */
import { describe, expect, test } from 'vitest';
import { Reconcile } from '../../nodes/Reconcile/Reconcile.node.ts';
import { WhatsAppNotify } from '../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import { dots, isInside, lines, meetings, nodeBoxes, noteBoxes, overlap, textHeight } from './support/canvas.mts';
import { fileNames, isNote, readTemplate, type Template, type TemplateNode } from './support/templateFile.mts';

const outputs: Record<string, number> = {
  'n8n-nodes-ponte.whatsAppNotify': new WhatsAppNotify().description.outputs.length,
  'n8n-nodes-ponte.reconcile': new Reconcile().description.outputs.length,
  'n8n-nodes-base.if': 2,
  'n8n-nodes-base.switch': 3,
  'n8n-nodes-base.stopAndError': 0,
};

const outputsOf = ({ type, onError }: TemplateNode): number => (outputs[type] ?? 1) + (onError === 'continueErrorOutput' ? 1 : 0);

/** What lies on what. */
function faultsOf(template: Template): string[] {
  const nodes = nodeBoxes(template);
  const notes = noteBoxes(template);
  const all = lines(template, outputsOf);
  return [
    ...pairs([...nodes, ...notes]).flatMap(([a, b]) => (a.name !== b.name && overlap(a, b) ? [`${a.name} on ${b.name}`] : [])),
    ...all.flatMap((line) =>
      [...nodes.filter(({ name }) => name !== line.from && name !== line.to), ...notes]
        .filter((box) => dots(line).some((point) => isInside(point, box)))
        .map((box) => `${line.from} → ${line.to} through ${box.name}`),
    ),
    ...all.flatMap((line) => {
      const own = nodes.filter(({ name }) => name === line.from || name === line.to);
      return own
        .filter((box) => dots(line).some((point) => isInside(point, box)))
        .map((box) => `${line.from} → ${line.to} through its ${box.name}`);
    }),
    ...pairs(all).flatMap(([a, b]) => (meetings(a, b).length > 0 ? [`${a.from} → ${a.to} meets ${b.from} → ${b.to}`] : [])),
  ];
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((a, index) => all.slice(index + 1).map((b): [T, T] => [a, b]));
}

describe.each(fileNames)('%s', (fileName) => {
  const template = readTemplate(fileName);

  test('has nothing that lies on anything else', () => {
    expect(faultsOf(template)).toEqual([]);
  });

  test('has room for the text of every note', () => {
    for (const { name, parameters } of template.nodes.filter(isNote))
      expect(textHeight(String(parameters.content), Number(parameters.width)), name).toBeLessThanOrEqual(Number(parameters.height));
  });
});

test('the measure sees a way back on top of an error line, a loop through a note and a node under a note', () => {
  const node = (name: string, position: [number, number], more: Partial<TemplateNode> = {}): TemplateNode => ({
    name,
    type: 'n8n-nodes-base.wait',
    typeVersion: 1,
    position,
    parameters: {},
    ...more,
  });
  const link = (...targets: string[][]) => ({
    main: targets.map((some) => some.map((target) => ({ node: target, type: 'main', index: 0 }))),
  });
  const notify = node('Notify', [520, 0], { type: 'n8n-nodes-ponte.whatsAppNotify', onError: 'continueErrorOutput' });
  const crossed: Template = {
    name: '',
    nodes: [notify, node('Wait', [780, 140]), node('Attention', [520, 440])],
    connections: { Notify: link([], ['Wait'], ['Attention']), Wait: link(['Notify']) },
  };
  expect(faultsOf(crossed)).toContainEqual(expect.stringMatching(/Notify → Attention meets Wait → Notify/));
  const note = node('Note', [600, 350], { type: 'n8n-nodes-base.stickyNote', parameters: { width: 100, height: 100 } });
  const looped: Template = { name: '', nodes: [notify, node('Wait', [780, 240]), note], connections: { Wait: link(['Notify']) } };
  expect(faultsOf(looped)).toContain('Wait → Notify through Note');
  const covered: Template = { name: '', nodes: [node('Under', [620, 380]), note], connections: {} };
  expect(faultsOf(covered)).toContain('Under on Note');
});
