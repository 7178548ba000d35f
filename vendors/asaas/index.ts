import { defaultTopics, paymentTopics } from './paymentTopics';
import { openPaymentSource } from './paymentSource';

export const asaasPaymentSource = {
	id: 'asaas',
	name: 'Asaas',
	credentialType: 'ponteAsaasApi',
	open: openPaymentSource,
	topics: paymentTopics,
	defaultTopics,
};
