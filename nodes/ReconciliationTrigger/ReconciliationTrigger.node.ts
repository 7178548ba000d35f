import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { attempt } from '../../runtime/errors/attempt';
import { everyMinute, noteFailure } from '../../runtime/host/appointments/everyMinute';
import { daysBeforeProperty, timeZoneProperty } from '../shared/periodParameters';
import { nightItem, startNight } from './night';

export class ReconciliationTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Reconciliation Trigger',
		name: 'reconciliationTrigger',
		icon: { light: 'file:reconciliationTrigger.svg', dark: 'file:reconciliationTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ "every night at " + $parameter["at"] }}',
		description: 'Starts the flow once a night, with the days that are to be compared: yesterday and some before it',
		defaults: { name: 'Reconciliation Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'At',
				name: 'at',
				type: 'string',
				default: '03:00',
				placeholder: 'e.g. 03:00',
				hint: 'A night that n8n was switched off is made up for as soon as it runs again, on the same day',
				description: 'Hour and minute, by the clocks of the time zone',
			},
			daysBeforeProperty,
			timeZoneProperty,
		],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		if (this.getMode() === 'manual') return { manualTriggerFunction: async () => this.emit([[nightItem(this)]]) };
		await everyMinute(this, async () => {
			const outcome = await attempt(startNight(this));
			return outcome.ok ? [] : [noteFailure(this, outcome.error, 'the night')];
		});
		return {};
	}
}
