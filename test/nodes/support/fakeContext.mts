import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What n8n remembers between runs of one workflow. */
export type Remembered = Set<string>;

/** As much of n8n as an operation asks for, for one item and given parameters. */
export function fakeContext(json: IDataObject, parameters: Record<string, unknown>, remembered: Remembered = new Set()): IExecuteFunctions {
  const context = {
    getInputData: () => [{ json }],
    getNodeParameter: (name: string, _itemIndex: number, fallback?: unknown) => parameters[name] ?? fallback,
    getWorkflow: () => ({ id: 'workflow-1' }),
    getExecutionId: () => 'execution-1',
    getWorkflowDataProxy: () => ({ $runIndex: 0 }),
    helpers: {
      checkProcessedAndRecord: async (keys: string[]) => {
        const fresh = keys.filter((key) => !remembered.has(key));
        fresh.forEach((key) => remembered.add(key));
        return { new: fresh, processed: keys.filter((key) => !fresh.includes(key)) };
      },
      removeProcessed: async (keys: string[]) => keys.forEach((key) => remembered.delete(key)),
    },
  };
  return context as unknown as IExecuteFunctions;
}
