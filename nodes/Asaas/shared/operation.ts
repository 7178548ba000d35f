import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ItemResult } from '../../../runtime/host/runItems';
import type { AsaasAccount } from './asaas';

export interface Operation {
	option: INodePropertyOptions;
	description: INodeProperties[];
	execute(context: IExecuteFunctions, itemIndex: number, account: AsaasAccount): Promise<ItemResult | ItemResult[]>;
}

/** The parameters of one operation. */
export function shownFor(resource: string, operation: string, properties: INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, resource: [resource], operation: [operation] } },
	}));
}

export function documentResult(name: string, document: object): ItemResult {
	return { documents: { [name]: document as IDataObject } };
}

/** An item for each record. */
export function documentResults(name: string, documents: object[]): ItemResult[] {
	return documents.map((document) => documentResult(name, document));
}

/** What n8n shows after a removal. */
export function removedResult(): ItemResult {
	return { documents: { deleted: true } };
}
