import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Payment } from '../../domain/payment';
import type { PaymentSource } from '../../domain/ports/paymentSource';
import type { TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { paymentSources } from '../../vendors';

type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** Asaas waits 10 seconds for the answer to a delivery; activation and the hidden check have time. */
const deliverySeconds = 8;
const otherwiseSeconds = 60;

const { asaas } = paymentSources;

export const paymentKit: TriggerKit<{ payment: Payment }> = {
	async open(context: TriggerContext): Promise<PaymentSource> {
		const connection = await openConnection(context, asaas.credentialType, 'getBodyData' in context ? deliverySeconds : otherwiseSeconds);
		return asaas.open(connection, {
			lookUpCustomer: context.getNodeParameter('options.lookUpCustomer', true) as boolean,
			inOrder: context.getNodeParameter('options.inOrder', false) as boolean,
		});
	},
	topics: (context: TriggerContext) => context.getNodeParameter('events', []) as string[],
};
