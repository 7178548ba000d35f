import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { answerHandshake } from '../../runtime/host/eventTrigger';
import { watchReports } from '../../runtime/host/reports/reportTrigger';
import { leadSources } from '../../vendors';
import { optionsCollection } from '../shared/optionsCollection';
import { rawOption } from '../shared/rawOption';
import { triggerMethods } from '../shared/triggerMethods';
import { formOptions, pageOptions } from './choices';
import { leadKit } from './leadKit';

const methods = triggerMethods(leadKit);

export class MetaLeadsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Meta Lead Ads Trigger',
		name: 'metaLeadsTrigger',
		icon: { light: 'file:metaLeadsTrigger.svg', dark: 'file:metaLeadsTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: 'new lead',
		description: 'Starts the flow for each lead of a form on Facebook or Instagram, with the consent, the form and the campaign',
		defaults: { name: 'Meta Lead Ads Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: leadSources.metaLeads.credentialType, required: true }],
		// Meta asks by a GET while the other one is registered, so that one is made first. Without expressions, deliveries stay fast.
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook', ndvHideUrl: true },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName:
					'Registers itself at your Meta app. An app has one address for leads: with several flows, let one workflow with this trigger call the others.',
				name: 'setUpNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Page Name or ID',
				name: 'page',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getPages' },
				required: true,
				default: '',
				description:
					'The Facebook page whose forms are filled in. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			{
				displayName: 'Form Names or IDs',
				name: 'forms',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getForms', loadOptionsDependsOn: ['page'] },
				default: [],
				hint: 'Empty: all forms of the page, also those that are made later',
				description:
					'Only leads of these forms start the flow. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			optionsCollection([rawOption('Meta')]),
		],
	};

	methods = {
		loadOptions: {
			async getPages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await pageOptions(this);
			},
			async getForms(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await formOptions(this);
			},
		},
	};

	webhookMethods = methods.webhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		// By a GET, Meta asks whether the address is the shop's.
		if (this.getWebhookName() === 'setup') return await answerHandshake(leadKit.open, this);
		return await methods.webhook.call(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await watchReports(this, leadKit);
	}
}
