import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import * as cancel from './cancel.operation';
import * as correct from './correct.operation';
import * as download from './download.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as issue from './issue.operation';
import * as preflight from './preflight.operation';
import * as voidNumbers from './voidNumbers.operation';
import * as wait from './wait.operation';

export const operations = { cancel, correct, download, get, getMany, issue, preflight, voidNumbers, wait };

const ofEveryVendor = [get.option, issue.option, preflight.option, wait.option];

/** What an operation needs of the vendor. */
const ofSome: Record<InvoiceIssuerEntry['can'][number], INodePropertyOptions> = {
	cancel: cancel.option,
	correct: correct.option,
	download: download.option,
	list: getMany.option,
	voidNumbers: voidNumbers.option,
};

/** What the chosen vendor can do: a dropdown for each vendor, of which one is shown. */
export function operationProperty({ id, can }: Pick<InvoiceIssuerEntry, 'id' | 'can'>): INodeProperties {
	const options = [...ofEveryVendor, ...can.map((method) => ofSome[method])];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['invoice'], vendor: [id] } },
		options: options.sort((a, b) => a.name.localeCompare(b.name)),
		default: 'issue',
	};
}
