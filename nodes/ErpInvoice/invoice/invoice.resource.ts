import type { InvoiceIssuer } from '../../../domain/ports/invoiceIssuer';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import type { Operation } from '../../shared/operation';
import type { Offer, Resource } from '../../shared/resource';
import * as cancel from './cancel.operation';
import * as correct from './correct.operation';
import * as download from './download.operation';
import * as get from './get.operation';
import * as getMany from './getMany.operation';
import * as issue from './issue.operation';
import * as preflight from './preflight.operation';
import * as voidNumbers from './voidNumbers.operation';
import * as wait from './wait.operation';

const ofEveryVendor = ['get', 'issue', 'preflight', 'wait'];

/** By what an operation needs of the vendor. */
const ofSome: Record<InvoiceIssuerEntry['can'][number], string> = {
	cancel: 'cancel',
	correct: 'correct',
	download: 'download',
	list: 'getMany',
	voidNumbers: 'voidNumbers',
};

/** The operations, each vendor's own. */
export function invoiceResource(entries: readonly Pick<InvoiceIssuerEntry, 'id' | 'can'>[]): Resource<Operation<InvoiceIssuer>> {
	return {
		name: 'Invoice',
		value: 'invoice',
		defaultOperation: 'issue',
		operations: { cancel, correct, download, get, getMany, issue, preflight, voidNumbers, wait },
		offers: entries.map(({ id, can }): Offer => ({ vendor: id, operations: [...ofEveryVendor, ...can.map((method) => ofSome[method])] })),
	};
}
