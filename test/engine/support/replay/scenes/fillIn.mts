/** What a template leaves to its owner. */
import type { WorkflowFile } from '../../../../../sandbox/n8n/rest.mts';

/** Wherever a node has a parameter of that name. */
export const withParameters = (workflow: WorkflowFile, values: Readonly<Record<string, unknown>>): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) => ({
    ...node,
    parameters: Object.fromEntries(Object.entries(node.parameters).map(([name, value]) => [name, values[name] ?? value])),
  })),
});
