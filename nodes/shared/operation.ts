import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toItemJson } from '../../runtime/host/itemDocuments';
import type { ItemResult } from '../../runtime/host/runItems';

/** What n8n's editor shows of an operation. */
export interface ShownOperation {
	option: INodePropertyOptions;
	/** Its parameters; that they are shown for this operation only is added where it is registered. */
	description: INodeProperties[];
}

/** The module `<operation>.operation.ts`; `Port` is what it asks of a vendor. */
export interface Operation<Port> extends ShownOperation {
	execute(context: IExecuteFunctions, itemIndex: number, port: Port): Promise<ItemResult | ItemResult[]>;
}

/** The item gets a document, or a list of them, under this name. */
export function documentResult(name: string, document: object): ItemResult {
	return { documents: { [name]: toItemJson(document) } };
}
