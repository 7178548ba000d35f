import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { InvoiceModel } from '../../../domain/documents/invoice';
import { invoiceIssuers } from '../../../vendors';

const models: Record<InvoiceModel, Omit<INodePropertyOptions, 'value'>> = {
	55: { name: 'NF-e (55)', description: 'For goods that are sent to the customer' },
	65: { name: 'NFC-e (65)', description: 'For goods that the customer takes along in the shop' },
	nfse: { name: 'NFS-e', description: 'For services' },
};

/** What the chosen vendor can issue, of the models that an operation knows: a dropdown for each vendor, of which one is shown. */
export function modelProperties(among: readonly InvoiceModel[] = [55, 65, 'nfse']): INodeProperties[] {
	return invoiceIssuers.flatMap(({ id, models: issued }) => {
		const offered = issued.filter((model) => among.includes(model));
		return offered.length === 0 ? [] : [modelProperty(id, offered)];
	});
}

function modelProperty(vendor: string, issued: readonly InvoiceModel[]): INodeProperties {
	const usual = issued[0] ?? 55;
	return {
		displayName: 'Model',
		name: 'model',
		type: 'options',
		options: issued.map((value) => Object.assign({ value }, models[value])),
		default: usual,
		displayOptions: { show: { vendor: [vendor] } },
		description: 'Which kind of invoice it is',
	};
}
