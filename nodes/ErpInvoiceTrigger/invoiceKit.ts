import type { InvoiceDocuments } from '../../domain/ports/invoiceSource';
import type { TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { invoiceSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';

/** The least that any of these vendors waits for the answer to a delivery is 5 seconds; activation and the hidden check have time. */
const deliverySeconds = 4;
const otherwiseSeconds = 60;

export const invoiceKit: TriggerKit<InvoiceDocuments> = {
	async open(context) {
		const { accountOf, credentialType, open } = triggerVendor(context, invoiceSources);
		const seconds = 'getBodyData' in context ? deliverySeconds : otherwiseSeconds;
		return open(await openConnection(context, credentialType, seconds, accountOf));
	},
	watchesDays: 2,
	topics: (context) => context.getNodeParameter('events', []) as string[],
};
