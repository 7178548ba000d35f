import type { Contact } from '../../domain/documents/messageEvent';
import type { MessageDocuments } from '../../domain/documents/messageDocuments';
import { recipientKey } from '../../domain/messaging/recipient';
import { perAccount } from '../memory/perAccount';

/** One person under all names that were heard together. */
interface Person {
	names: Set<string>;
	isOptedOut: boolean;
	/** When that was said (ISO 8601); '' where nothing was. */
	saidAt: string;
}

/** Some 20 MB at worst. */
const maxNames = 100_000;

/**
 * What this process has heard of people: which names are one person's, and who wants no more messages. n8n gives nodes no memory that
 * several workflows share and that outlives a restart, so a shop keeps its own record besides.
 */
export class People {
	private readonly persons = new Map<string, Person>();

	/** Learns from an event, in whatever order events come: what was said later counts. */
	hear({ message, reply, optOut, numberChange }: MessageDocuments): void {
		if (numberChange) this.join([...namesIn(numberChange.contact), ...namesIn(numberChange.previous)]);
		const names = namesIn((message ?? reply ?? optOut)?.contact);
		if (names.length === 0) return;
		// What WhatsApp itself keeps away needs no help, and must not stop the news of an order.
		if (optOut && (optOut.scope === 'all' || !optOut.optedOut)) this.say(names, optOut.optedOut, optOut.at);
		else if (names.length > 1) this.join(names);
	}

	/** Whether somebody with one of these names wants no more messages. */
	wantsNone(names: readonly string[]): boolean {
		return names.some((name) => this.persons.get(recipientKey(name))?.isOptedOut === true);
	}

	private say(names: readonly string[], isOptedOut: boolean, at: string): void {
		const person = this.join(names);
		if (at < person.saidAt) return;
		person.isOptedOut = isOptedOut;
		person.saidAt = at;
	}

	private join(written: readonly string[]): Person {
		const names = written.map(recipientKey);
		const before = new Set(names.flatMap((name) => this.persons.get(name) ?? []));
		const latest = [...before].toSorted((one, other) => (one.saidAt < other.saidAt ? 1 : -1))[0];
		const person: Person = latest ?? { names: new Set(), isOptedOut: false, saidAt: '' };
		for (const name of [...names, ...[...before].flatMap((each) => [...each.names])]) {
			person.names.add(name);
			this.persons.set(name, person);
		}
		this.forgetOldest();
		return person;
	}

	/** Never who wants no more messages. */
	private forgetOldest(): void {
		if (this.persons.size <= maxNames) return;
		for (const [name, { isOptedOut }] of this.persons) {
			if (isOptedOut) continue;
			this.persons.delete(name);
			return;
		}
	}
}

export function namesIn(contact: Pick<Contact, 'phone' | 'userId' | 'lid'> | undefined): string[] {
	return [contact?.phone, contact?.userId, contact?.lid].filter((name) => typeof name === 'string');
}

/** Of one account at one gateway. */
export const peopleOf = perAccount(() => new People());
