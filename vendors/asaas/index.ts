import { otherTopics } from './families';
import { paymentTopics } from './paymentTopics';
import { openPaymentSource } from './paymentSource';
import { countsPaidOnce, defaultEvents, presets, topicsOf } from './presets';

export const asaasPaymentSource = {
	id: 'asaas',
	name: 'Asaas',
	credentialType: 'ponteAsaasApi',
	open: openPaymentSource,
	presets,
	/** All events of Asaas, family by family. */
	topics: [...paymentTopics, ...otherTopics],
	defaultEvents,
	topicsOf,
	countsPaidOnce,
};
