import type { AppointmentCustomer } from '../../../domain/documents/appointment';
import { asRecord, asText, type Json } from '../../../runtime/client/json';

/** What this package keeps in the extended properties of an event, where no person sees or changes it by mistake. */
export interface KeptProperties {
	customerName: string | null;
	customerEmail: string | null;
	customerPhone: string | null;
	bookingId: string | null;
	/** The start that the booking was made for. */
	bookedStart: string | null;
	/** `confirmed` where the customer said yes. */
	answer: string | null;
	/** The start that the answer was about: who drags the event to another time leaves the answer behind. */
	answeredStart: string | null;
	movedFrom: string | null;
	cancelledBy: string | null;
}

/** Google takes 44 characters of a name; other apps' properties stand beside ours. */
const prefix = 'ponte_';

const names = [
	'customerName',
	'customerEmail',
	'customerPhone',
	'bookingId',
	'bookedStart',
	'answer',
	'answeredStart',
	'movedFrom',
	'cancelledBy',
] as const satisfies readonly (keyof KeptProperties)[];

/** Google takes 1,024 characters of a value. */
const longest = 1024;

export function readProperties(event: Json): KeptProperties {
	const { private: own, shared } = asRecord(event.extendedProperties);
	const all = { ...asRecord(shared), ...asRecord(own) };
	return Object.fromEntries(names.map((name) => [name, asText(all[`${prefix}${name}`])])) as unknown as KeptProperties;
}

/** Whether the customer said yes to this start (`canonicalStart`). */
export function isConfirmed({ answer, answeredStart }: KeptProperties, start: string): boolean {
	return answer === 'confirmed' && answeredStart === start;
}

/** As it is written; null takes a property away, what is not named stays. */
export function propertiesBody(properties: Partial<KeptProperties>): Json {
	const written = Object.entries(properties).map(([name, value]) => [`${prefix}${name}`, value?.slice(0, longest) ?? null]);
	return { extendedProperties: { private: Object.fromEntries(written) } };
}

export function customerProperties(customer: AppointmentCustomer | null): Partial<KeptProperties> {
	const { name, email, phone } = customer ?? {};
	return {
		...(name ? { customerName: name } : {}),
		...(email ? { customerEmail: email } : {}),
		...(phone ? { customerPhone: phone } : {}),
	};
}
