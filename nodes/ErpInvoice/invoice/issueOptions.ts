import type { INodeProperties } from 'n8n-workflow';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import { invoiceStates } from '../../../domain/checks/stateCheck';
import { allowOption } from '../../shared/allowOption';
import { idempotencyKey, optionsProperty } from '../../shared/optionsCollection';
import { waitProperty } from './awaitDecision';
import { orderNumberPrefix } from '../../shared/orderNumberPrefix';
import { skuMapOption } from './skuMapOption';
import { overrideProperties } from './overrideOptions';

const sendEmail: INodeProperties = {
	displayName: 'Send Email',
	name: 'sendEmail',
	type: 'boolean',
	default: false,
	description: 'Whether the ERP sends the customer the invoice by email (never an NFC-e)',
};

export function issueOptions(entries: readonly InvoiceIssuerEntry[]): INodeProperties {
	return optionsProperty(
		[allowOption(invoiceStates), sendEmail, skuMapOption, waitProperty, ...prefixOption(entries), ...overrideProperties(entries)],
		keyOption(entries),
	);
}

/** Only for vendors that know an invoice by its key. For all others the order's number is its name, so a key would change nothing. */
function keyOption(entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	const keyed = entries.filter(({ keyed: isKeyed }) => isKeyed === true).map(({ id }) => id);
	if (keyed.length === 0) return [];
	return [
		{
			...idempotencyKey,
			hint: 'Empty: source and number of the order. It becomes the reference that the invoice is found by at the ERP.',
			displayOptions: { show: { '/vendor': keyed } },
		},
	];
}

/** For all others: an order's number is all that they know of it. */
function prefixOption(entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	const numbered = entries.filter(({ keyed }) => keyed !== true).map(({ id }) => id);
	return numbered.length === 0 ? [] : [{ ...orderNumberPrefix, displayOptions: { show: { '/vendor': numbered } } }];
}
