import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What an operation sees of n8n: one item, and the parameters that differ from their defaults (`options.key` for nested ones). */
export function executeContext(json: IDataObject, parameters: Record<string, unknown> = {}): IExecuteFunctions {
  return {
    getInputData: () => [{ json }],
    getNodeParameter: (name: string, _itemIndex: number, byDefault?: unknown) => parameters[name] ?? byDefault,
  } as unknown as IExecuteFunctions;
}
