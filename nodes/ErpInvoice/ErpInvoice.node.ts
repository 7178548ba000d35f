import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { InvoiceChoice } from '../../domain/ports/invoiceIssuer';
import { invoiceIssuers } from '../../vendors';
import { openVendor } from '../shared/openVendor';
import { shopAuthentications, withShopLogins } from '../shared/readAgain';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { operationSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { invoiceResource } from './invoice/invoice.resource';

const invoice = invoiceResource(invoiceIssuers);

export class ErpInvoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ERP Invoice',
		name: 'erpInvoice',
		icon: { light: 'file:erpInvoice.svg', dark: 'file:erpInvoice.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle([invoice], invoiceIssuers),
		description: 'Issue the nota fiscal of an order in the ERP, once, and wait for SEFAZ',
		defaults: { name: 'ERP Invoice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: withShopLogins(vendorCredentials(invoiceIssuers)),
		properties: [
			vendorProperty('ERP', invoiceIssuers),
			resourceProperty([invoice], 'invoice'),
			...operationDropdowns(invoice),
			...operationParameters(invoice),
			...shopAuthentications,
		],
	};

	methods = {
		loadOptions: {
			async getOperationNatures(this: ILoadOptionsFunctions) {
				return await choices(this, 'operationNatures');
			},
			async getSeries(this: ILoadOptionsFunctions) {
				return await choices(this, 'series');
			},
			async getLocations(this: ILoadOptionsFunctions) {
				return await choices(this, 'locations');
			},
			async getStores(this: ILoadOptionsFunctions) {
				return await choices(this, 'stores');
			},
			async getPaymentMethods(this: ILoadOptionsFunctions) {
				return await choices(this, 'paymentMethods');
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, [invoice]);
		return await runOperation(this, operation, async (seconds) => await openVendor(this, invoiceIssuers, seconds));
	}
}

async function choices(context: ILoadOptionsFunctions, of: InvoiceChoice): Promise<INodePropertyOptions[]> {
	const issuer = await openVendor(context, invoiceIssuers);
	return ((await issuer.choices?.(of)) ?? []).map(({ id, name }) => ({ name, value: id }));
}
