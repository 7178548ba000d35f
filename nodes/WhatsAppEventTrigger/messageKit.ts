import type { MessageDocuments } from '../../domain/documents/messageDocuments';
import type { SourceEvent } from '../../domain/ports/eventSource';
import type { MessageSource } from '../../domain/ports/messageSource';
import type { TriggerContext, TriggerKit } from '../../runtime/host/eventTrigger';
import { openConnection } from '../../runtime/host/openConnection';
import { peopleOf } from '../../runtime/whatsapp/people';
import { rememberPeople } from '../../runtime/whatsapp/rememberPeople';
import { messageSources } from '../../vendors';
import { triggerVendor } from '../shared/chosenVendor';
import { commaList } from '../shared/commaList';
import { defaultMaxAgeHours } from './optionsParameter';

/** Nothing is looked up for a delivery; activation and the hidden check have time. */
const seconds = 60;

export const messageKit = {
	async open(context: TriggerContext): Promise<MessageSource> {
		const { id, accountOf, credentialType, open } = triggerVendor(context, messageSources);
		const words = commaList(context.getNodeParameter('options.optOutWords', ''));
		const connection = await openConnection(context, credentialType, seconds, accountOf);
		return rememberPeople(await open(connection, words), peopleOf(`${id}:${connection.account}`));
	},
	topics: (context) => context.getNodeParameter('events', []) as string[],
	wants: (context, event) => !isOld(event, context.getNodeParameter('options.maxReplyAgeHours', defaultMaxAgeHours) as number),
} satisfies TriggerKit<MessageDocuments>;

/** Only what somebody said gets too old to be answered: who pressed "Cancelar" while n8n was off has cancelled. */
function isOld({ event, document }: SourceEvent<MessageDocuments>, maxHours: number): boolean {
	const age = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
	const kind = document.reply?.kind;
	return kind !== undefined && kind !== 'button' && kind !== 'list' && maxHours > 0 && age > maxHours * 3_600_000;
}
