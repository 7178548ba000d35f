import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { leadBooks, leadKeepers } from '../../vendors';
import { openLeadBook, openLeadKeeper, tableOptions, tableProperty, withTables } from '../shared/leadTable';
import { chosenOperation, operationDropdowns, operationParameters, resourceProperty } from '../shared/resource';
import { runOperation } from '../shared/runOperation';
import { showFor } from '../shared/showFor';
import { operationSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { leadResource } from './lead/lead.resource';

const lead = leadResource(leadBooks, leadKeepers);

export class CrmLead implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CRM Lead',
		name: 'crmLead',
		icon: { light: 'file:crmLead.svg', dark: 'file:crmLead.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: operationSubtitle([lead], leadBooks),
		description: 'Keep leads in a CRM, once each, and write down what was said to them',
		defaults: { name: 'CRM Lead' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: vendorCredentials(leadBooks),
		properties: [
			vendorProperty('CRM', leadBooks),
			...showFor({ vendor: withTables }, [tableProperty]),
			resourceProperty([lead], 'lead'),
			...operationDropdowns(lead),
			...operationParameters(lead),
		],
	};

	methods = {
		loadOptions: {
			async getOwners(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const owners = (await (await openLeadKeeper(this))?.listOwners()) ?? [];
				return owners
					.map(({ id, name, email }) => ({ name: name ?? email ?? id, value: id }))
					.sort((one, other) => one.name.localeCompare(other.name));
			},
			async getTables(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await tableOptions(this);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this, [lead]);
		return await runOperation(this, operation, async (seconds) => await openLeadBook(this, seconds));
	}
}
