import type { MessageDocuments } from '../../domain/documents/messageDocuments';
import type { MessageSource } from '../../domain/ports/messageSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { messageSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';

/** Nothing is looked up for a delivery; activation and the hidden check have time. */
const seconds = 60;

export const messageKit = {
	async open(context: TriggerContext): Promise<MessageSource> {
		const { accountOf, credentialType, open } = triggerVendor(context, messageSources);
		return open(await openConnection(context, credentialType, seconds, accountOf));
	},
	topics: (context) => context.getNodeParameter('events', []) as string[],
} satisfies TriggerKit<MessageDocuments>;
