import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { runItems } from '../../runtime/host/runItems';
import { invoiceIssuers } from '../../vendors';
import { maxWaitSeconds } from '../shared/optionsCollection';
import { openVendor } from '../shared/openVendor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import * as get from './invoice/get.operation';
import * as issue from './invoice/issue.operation';

const operations = { issue, get };

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
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['invoice'] } },
				options: [get.option, issue.option],
				default: 'issue',
			},
			...issue.description,
			...get.description,
		],
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
