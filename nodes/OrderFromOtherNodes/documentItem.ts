import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { flatFields } from '../../domain/documents/flatFields';
import { documentKinds, type RecordDocuments } from '../../domain/ports/recordReader';
import { toItemJson } from '../../runtime/host/itemDocuments';
import type { ItemResult } from '../../runtime/host/runItems';
import type { Recognized } from '../../runtime/records/recognize';

export const flatOption: INodeProperties = {
	displayName: 'Add Flat Fields',
	name: 'flatFields',
	type: 'boolean',
	default: false,
	description:
		'Whether to add each field of the document by itself, too ("order_customer_name"), for nodes that take columns, as Google Sheets',
};

/** The documents, what was taken for what, and the single fields where they are wanted. */
export function documentItem(context: IExecuteFunctions, itemIndex: number, { documents, recognizedAs }: Recognized): ItemResult {
	const wantsFlat = context.getNodeParameter('options.flatFields', itemIndex, false) === true;
	const flat = wantsFlat ? documentKinds.flatMap((kind) => flatOf(kind, documents)) : [];
	return { documents: toItemJson({ ...Object.assign({}, ...flat), ...documents, recognizedAs }) };
}

function flatOf(kind: (typeof documentKinds)[number], documents: RecordDocuments): object[] {
	return documents[kind] === undefined ? [] : [flatFields(kind, documents[kind])];
}
