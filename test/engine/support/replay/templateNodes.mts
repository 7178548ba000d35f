/** The nodes of a template as this process runs them: the package's own, n8n's own where they ask somebody or decide, and stand-ins. */
import { NodeHelpers, type INodeType } from 'n8n-workflow';
import type { WorkflowFile } from '../../../../sandbox/n8n/rest.mts';
import { hasBuiltInNodes, loadByName } from '../builtInNodes.mts';

export const packagePrefix = 'n8n-nodes-ponte.';
const basePrefix = 'n8n-nodes-base.';

const starters = ['manualTrigger', 'scheduleTrigger', 'formTrigger', 'errorTrigger'];

/** What n8n's own nodes of a template are needed for that are not replaced by stand-ins. */
export function needsBuiltInNodes({ nodes }: WorkflowFile): boolean {
  return nodes.some(({ type }) => type.startsWith(basePrefix) && !isStandIn(type.slice(basePrefix.length)) && !isNote(type));
}

export const isNote = (type: string): boolean => type.endsWith('.stickyNote');

const isStandIn = (name: string) => name === 'wait' || starters.includes(name);

/** `passTo`: lets the world's time go on to a moment. */
export async function typesOf(
  { nodes }: WorkflowFile,
  passTo: (moment: number) => Promise<void>,
): Promise<Readonly<Record<string, INodeType>>> {
  const names = [...new Set(nodes.map(({ type }) => type))];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await typeOf(name, passTo)] as const)));
}

async function typeOf(type: string, passTo: (moment: number) => Promise<void>): Promise<INodeType> {
  if (type.startsWith(packagePrefix)) return await ownNode(type.slice(packagePrefix.length));
  const name = type.slice(basePrefix.length);
  if (name === 'wait') return waitNode(passTo);
  if (starters.includes(name)) return starter(name);
  if (!hasBuiltInNodes) throw new Error(`${type} is a node of n8n's own, which is not installed`);
  return loadByName(name);
}

async function ownNode(name: string): Promise<INodeType> {
  const className = name[0]!.toUpperCase() + name.slice(1);
  const classes = (await import(`../../../../nodes/${className}/${className}.node.ts`)) as Record<string, new () => INodeType>;
  return new classes[className]!();
}

/** n8n's own triggers: what they bring is put in by hand. */
const starter = (name: string): INodeType => ({
  description: { ...plain(name), group: ['trigger'], inputs: [] },
  async execute() {
    return [this.getInputData()];
  },
});

/** n8n's Wait node puts the execution away and starts it again at the time; here the time comes. */
const waitNode = (passTo: (moment: number) => Promise<void>): INodeType => ({
  description: {
    ...plain('wait'),
    properties: [{ displayName: 'Date and Time', name: 'dateTime', type: 'dateTime', default: '' }],
  },
  async execute() {
    const until = Date.parse(String(this.getNodeParameter('dateTime', 0)));
    if (Number.isNaN(until)) throw new Error(`${this.getNode().name} was told no time to wait for`);
    await passTo(until);
    return [this.getInputData()];
  },
});

const plain = (name: string): INodeType['description'] => ({
  displayName: name,
  name,
  group: ['transform'],
  version: [1, 1.1, 1.2, 2, 2.2],
  description: 'Stands in for n8n’s own',
  defaults: { name },
  inputs: ['main'],
  outputs: ['main'],
  properties: [],
});

export const descriptionOf = (type: INodeType, version: number) => NodeHelpers.getVersionedNodeType(type, version).description;
