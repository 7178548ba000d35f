import { messageEventTypes } from '../../domain/documents/messageDocuments';
import type { MessageSource } from '../../domain/ports/messageSource';
import type { People } from './people';

/** The same source; what it reads is remembered of people, also where the flow did not ask for it. */
export function rememberPeople(source: MessageSource, people: People): MessageSource {
	return {
		...source,
		read: async (delivery, request) => {
			const all = await source.read(delivery, { ...request, topics: [...messageEventTypes] });
			for (const { document } of all) people.hear(document);
			return all.filter(({ event }) => request.topics.includes(event.type));
		},
	};
}
