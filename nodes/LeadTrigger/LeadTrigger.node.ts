import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { LeadKeeper } from '../../domain/ports/leadKeeper';
import { lookForLeads, type LeadEventType, type LeadMemory } from '../../runtime/host/leads/leadWatch';
import type { LeadEvent } from '../../runtime/host/leads/leadEvent';
import { leadKeepers } from '../../vendors';
import { leadRounds } from '../shared/leadRounds';
import { tableOptions, tableProperty, withTables } from '../shared/leadTable';
import { showFor } from '../shared/showFor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { eventParameter } from './eventParameter';

export class LeadTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lead Trigger',
		name: 'leadTrigger',
		icon: { light: 'file:leadTrigger.svg', dark: 'file:leadTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll(".", " ")}}',
		description: 'Starts the flow for each lead that is new in a CRM, or changed there',
		defaults: { name: 'Lead Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(leadKeepers),
		properties: [vendorProperty('CRM', leadKeepers), ...showFor({ vendor: withTables }, [tableProperty]), eventParameter],
	};

	methods = {
		loadOptions: {
			async getTables(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await tableOptions(this);
			},
		},
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await leadRounds<LeadMemory>(this, {
			name: 'leads',
			empty: { known: {} },
			look: lookForLeads,
			preview: newest,
			nothing: { message: 'There is no lead in the CRM', hint: 'Make one there, or with the node CRM Lead, and run the step again' },
		});
	}
}

/** A test run shows what there is. */
const shown = 3;

async function newest(keeper: LeadKeeper): Promise<LeadEvent<LeadEventType>[]> {
	const leads = await keeper.getMany({}, shown);
	return leads.map((lead) => ({ type: 'lead.created', key: lead.id ?? '', at: Date.parse(lead.createdAt ?? '') || 0, lead }));
}
