/** Each action with as many items as wanted: in this process, n8n and the vendor beside it costing as little as they can. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  NodeHelpers,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeParameters,
  type INodeType,
} from 'n8n-workflow';
import type { Connection } from '../../../runtime/client/connection.ts';
import { ledgerClock } from '../../../runtime/host/ledger.ts';
import { fakeN8n } from '../../nodes/support/fakeN8n.mts';
import { onClock } from '../../support/onClock.mts';
import { quickClock } from '../support/quickClock.mts';
import { actions, type Action } from './actions.mts';
import { recordedLine } from './recordedLine.mts';

export interface ItemScene {
  readonly calls: number;
  /** So many items, ready to go through the node; its answer is what came out. */
  ready(count: number): () => Promise<INodeExecutionData[]>;
}

export const names = Object.keys(actions);

/** Longer than any number that is not an item's. */
const firstNumber = 7_000_000;

Object.assign(ledgerClock, { sleep: async () => await nextTurn() });

export async function sceneOf(name: string): Promise<ItemScene> {
  const action = actions[name]!;
  const { connect, json, marks } = await action.open(String(firstNumber));
  const example = JSON.stringify(json);
  const renamed = (text: string, item: number) => marks.reduce((changed, mark) => changed.replaceAll(mark, markOf(mark, item)), text);
  const line = recordedLine(connect().transport, renamed);
  const connected = () => ({ ...connect(), transport: line.transport });
  let runs = 0;
  const contextOf = (count: number) => {
    const run = ++runs;
    const itemAt = (index: number) => itemOf(JSON.parse(renamed(example, index)) as IDataObject, () => line.enter(index, run));
    const items = Array.from({ length: count }, (_, index) => itemAt(index));
    const parametersOf = parametersBy(action, renamed);
    return contextFor(action, items, parametersOf, { connect: connected, workflow: `${name} ${run}` });
  };

  const first = contextOf(1);
  await onClock(connect().clock, async () => await action.node.execute!.call(first));
  line.stopRecording();
  quickClock(connect().clock.now());
  return {
    calls: line.calls(),
    ready(count) {
      const context = contextOf(count);
      return async () => ((await action.node.execute!.call(context)) as INodeExecutionData[][]).flat();
    },
  };
}

/** Another text of the same length and kind; the first item's own for the first. */
function markOf(mark: string, item: number): string {
  if (item === 0) return mark;
  return /^\d+$/.test(mark) ? String(BigInt(mark) + BigInt(item)) : `${mark.slice(0, -String(item).length)}${item}`;
}

/** Whoever looks at an item works on it from there on: so the line knows whose calls come. */
function itemOf(content: IDataObject, enter: () => void): INodeExecutionData {
  return {
    get json() {
      enter();
      return content;
    },
  };
}

type Parameters = (name: string, itemIndex: number, fallback?: unknown, options?: { extractValue?: boolean }) => unknown;

function contextFor(
  { credentials }: Action,
  items: readonly INodeExecutionData[],
  getNodeParameter: Parameters,
  given: { connect(): Connection; workflow: string },
): IExecuteFunctions {
  const { execute } = fakeN8n({ items, credentials: Object.fromEntries(credentials.map((type) => [type, given.workflow])), ...given });
  return Object.assign(execute, { getNodeParameter, helpers: { ...execute.helpers, ...memoryOfKeys() } }) as IExecuteFunctions;
}

/** Texts in them are each item's own, as those of an expression would be. */
function parametersBy({ node, parameters }: Action, renamed: (text: string, item: number) => string): Parameters {
  const known = withDefaults(node, parameters);
  return (name, itemIndex, fallback, { extractValue = false } = {}) => {
    const found = name.split('.').reduce<unknown>((whole, part) => (whole as IDataObject | undefined)?.[part], known);
    const value = extractValue ? (found as IDataObject | undefined)?.value : found;
    return typeof value === 'string' ? renamed(value, itemIndex) : (value ?? fallback);
  };
}

/** As n8n gives them to a node whose other parameters nobody has touched. */
function withDefaults({ description }: INodeType, parameters: INodeParameters): INodeParameters {
  const typeVersion = Math.max(...[description.version].flat());
  return NodeHelpers.getNodeParameters(description.properties, parameters, true, false, { typeVersion }, description) ?? {};
}

/** n8n's memory of keys, without what its row costs. */
function memoryOfKeys() {
  const known = new Set<string>();
  return {
    async checkProcessedAndRecord(keys: string[]) {
      const fresh = keys.filter((key) => !known.has(key));
      for (const key of fresh) known.add(key);
      return { new: fresh, processed: keys.filter((key) => !fresh.includes(key)) };
    },
    async removeProcessed(keys: string[]) {
      for (const key of keys) known.delete(key);
    },
  };
}
