import type { PaymentDocuments, PaymentSource } from '../../domain/ports/paymentSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { deliveredUrl } from '../../runtime/host/webhookUrl';
import { paymentSources } from '../../vendors';

/** Stripe waits some ten seconds for the answer to a delivery; activation and the hidden check have time. */
const deliverySeconds = 8;
const otherwiseSeconds = 60;

/** Stripe keeps events for so long. */
const maxAgeDays = 30;

/** Stripe tries again after minutes: a delivery may be under way. */
const graceSeconds = 600;

const { stripe } = paymentSources;

export const paymentKit: TriggerKit<PaymentDocuments> = {
	async open(context): Promise<PaymentSource> {
		const isDelivery = 'getBodyData' in context;
		const connection = await openConnection(
			context,
			stripe.credentialType,
			isDelivery ? deliverySeconds : otherwiseSeconds,
			stripe.accountOf,
		);
		const source = await stripe.open(connection);
		if (isDelivery) await source.prepare(deliveredUrl(context));
		return source;
	},
	topics: (context) => stripe.topicsOf(choiceOf(context)),
	catchUp: () => ({ maxAgeDays, graceSeconds }),
};

function choiceOf(context: TriggerContext) {
	const events = context.getNodeParameter('events', []) as string[];
	return { events, paidWhen: context.getNodeParameter('paidWhen', 'received') as 'confirmed' | 'received' };
}
