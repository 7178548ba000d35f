import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** A collection of parameters without those that were added and left empty. */
export function fieldsParameter(context: IExecuteFunctions, itemIndex: number, name: string): IDataObject {
	const fields = context.getNodeParameter(name, itemIndex, {}) as IDataObject;
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined && value !== null));
}
