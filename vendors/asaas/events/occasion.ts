import { asText, type Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';

/** What happens to a payment once in its life; all else can happen again, and only Asaas's own id tells one time from the next. */
const oncePerPayment = ['CREATED', 'CONFIRMED', 'RECEIVED', 'OVERDUE', 'REFUNDED'];

export interface Happening {
	name: string;
	id: string | null;
	eventId: string;
	/** What it is about. */
	record: Json;
}

/** e.g. `asaas:pay_2/overdue`: the same for a delivery and for the list of payments that a catch-up reads. */
export function occasionOf({ name, id, eventId, record }: Happening): string {
	const ending = /^PAYMENT_(.+)$/.exec(name)?.[1];
	if (id === null) return `${vendor.id}:${name.toLowerCase()}/${eventId}`;
	if (ending !== undefined && oncePerPayment.includes(ending))
		return `${vendor.id}:${id}/${ending.toLowerCase()}${ending === 'OVERDUE' ? againOn(record) : ''}`;
	return `${vendor.id}:${id}/${(ending ?? name).toLowerCase()}/${eventId}`;
}

/** A payment that was given another day can be overdue once more. */
function againOn({ dueDate, originalDueDate }: Json): string {
	const [day, first] = [asText(dueDate), asText(originalDueDate)];
	return day === null || first === null || day === first ? '' : `/${day}`;
}
