import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { checkoutSources } from '../../vendors';
import { vendorAuthentications } from '../shared/authentication';
import { showFor } from '../shared/showFor';
import { optionsParameter } from '../shared/skippedOption';
import { systemsSubtitle } from '../shared/subtitle';
import { vendorCredentials, vendorProperty } from '../shared/vendorProperties';
import { abandonedCheckouts } from './abandonedCheckouts';
import { consentParameter, timeParameters } from './parameters';

const oneConsent = checkoutSources.filter(({ asksOneConsent }) => asksOneConsent).map(({ id }) => id);

export class AbandonedCheckoutTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Abandoned Checkout Trigger',
		name: 'abandonedCheckoutTrigger',
		icon: { light: 'file:abandonedCheckoutTrigger.svg', dark: 'file:abandonedCheckoutTrigger.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: systemsSubtitle(['vendor'], checkoutSources),
		description: 'Starts the flow once for a purchase that was begun and not finished, with the link back to the cart and the consent',
		defaults: { name: 'Abandoned Checkout Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: vendorCredentials(checkoutSources),
		properties: [
			vendorProperty('Shop', checkoutSources),
			...vendorAuthentications(checkoutSources),
			...timeParameters,
			...showFor({ vendor: oneConsent }, [consentParameter]),
			optionsParameter,
		],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await abandonedCheckouts(this);
	}
}
