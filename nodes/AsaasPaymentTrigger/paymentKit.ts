import type { PaymentDocuments, PaymentSource } from '../../domain/ports/paymentSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { paymentSources } from '../../vendors';

/** Asaas waits 10 seconds for the answer to a delivery; activation and the hidden check have time. */
const deliverySeconds = 8;
const otherwiseSeconds = 60;

/** Asaas keeps events for 14 days; a shop that was away longer than this has other worries than its flows. */
const maxDaysMissed = 60;

const { asaas } = paymentSources;

export const paymentKit: TriggerKit<PaymentDocuments> = {
	async open(context): Promise<PaymentSource> {
		const seconds = 'getBodyData' in context ? deliverySeconds : otherwiseSeconds;
		const connection = await openConnection(context, asaas.credentialType, seconds, asaas.accountOf);
		return asaas.open(connection, {
			lookUpCustomer: context.getNodeParameter('options.lookUpCustomer', true) as boolean,
			inOrder: context.getNodeParameter('options.inOrder', false) as boolean,
			onlyPublishedAddresses: context.getNodeParameter('options.onlyPublishedAddresses', false) as boolean,
			paidOnce: asaas.countsPaidOnce(choiceOf(context)),
		});
	},
	topics: (context) => asaas.topicsOf(choiceOf(context)),
	// Asaas tells by its webhook what can be missing; there is no delivery under way for it.
	catchUp: () => ({ maxAgeDays: maxDaysMissed, graceSeconds: 0 }),
};

function choiceOf(context: TriggerContext) {
	const events = context.getNodeParameter('events', []) as string[];
	return { events, paidWhen: context.getNodeParameter('paidWhen', 'confirmed') as 'confirmed' | 'received' };
}
