import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { hostClock } from '../../runtime/host/clock';
import { previewTouches } from '../../runtime/host/leads/cadencePreview';
import { lookForTouches, type CadenceMemory } from '../../runtime/host/leads/cadenceWatch';
import { leadKeepers } from '../../vendors';
import { leadRounds } from '../shared/leadRounds';
import { tableOptions, tableProperty, withTables } from '../shared/leadTable';
import { showFor } from '../shared/showFor';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { cadenceRules } from './cadenceParameters';
import { eventParameter } from './eventParameter';
import { hoursParameters } from './hoursParameters';
import { optionsParameter } from './optionsParameter';
import { flowNotice, stepsParameter } from './stepsParameter';

export class LeadCadenceTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lead Cadence Trigger',
		name: 'leadCadenceTrigger',
		icon: { light: 'file:leadCadenceTrigger.svg', dark: 'file:leadCadenceTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ").replaceAll(".", " ")}}',
		description: 'Starts the flow when a step of a sequence of messages is due for a lead, as the CRM has it: never after a stop',
		defaults: { name: 'Lead Cadence Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(leadKeepers),
		properties: [
			vendorProperty('CRM', leadKeepers),
			...showFor({ vendor: withTables }, [tableProperty]),
			flowNotice,
			stepsParameter,
			...hoursParameters,
			eventParameter,
			optionsParameter,
		],
	};

	methods = {
		loadOptions: {
			async getTables(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await tableOptions(this);
			},
		},
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await leadRounds<CadenceMemory>(this, {
			name: 'cadence',
			empty: { followed: {}, told: {} },
			look: async (keeper, memory, _, tell, isStart) =>
				await lookForTouches(keeper, cadenceRules(this), memory, () => hostClock.now(), tell, isStart),
			preview: async (keeper, memory, now) => await previewTouches(keeper, cadenceRules(this), memory, now),
			nothing: {
				message: 'No step falls due in the next 48 hours',
				hint: 'Capture a lead with its consent by the node CRM Lead, and run the step again',
			},
		});
	}
}
