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
import { runItems } from '../../runtime/host/runItems';
import { invoiceIssuers } from '../../vendors';
import { maxWaitSeconds } from '../shared/optionsCollection';
import { openVendor } from '../shared/openVendor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { operationProperty, operations } from './invoice/operationProperty';

export class ErpInvoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ERP Invoice',
		name: 'erpInvoice',
		icon: { light: 'file:erpInvoice.svg', dark: 'file:erpInvoice.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["vendor"]}}',
		description: 'Issue the nota fiscal of an order in the ERP, once, and wait for SEFAZ',
		defaults: { name: 'ERP Invoice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(invoiceIssuers),
		properties: [
			vendorProperty('ERP', invoiceIssuers),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Invoice', value: 'invoice' }],
				default: 'invoice',
			},
			...invoiceIssuers.map(operationProperty),
			...Object.values(operations).flatMap(({ description }) => description),
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
		const { execute } = operations[this.getNodeParameter('operation', 0) as keyof typeof operations];
		return await runItems(this, async (itemIndex) => {
			// Opened for each item: the longest wait is that of one item, not of the whole run.
			const issuer = await openVendor(this, invoiceIssuers, maxWaitSeconds(this, itemIndex));
			return await execute(this, itemIndex, issuer);
		});
	}
}

async function choices(context: ILoadOptionsFunctions, of: InvoiceChoice): Promise<INodePropertyOptions[]> {
	const issuer = await openVendor(context, invoiceIssuers);
	return ((await issuer.choices?.(of)) ?? []).map(({ id, name }) => ({ name, value: id }));
}
