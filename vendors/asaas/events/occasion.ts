import { vendor } from '../client/vendor';

/** What happens to a payment once in its life; all else can happen again, and only Asaas's own id tells one time from the next. */
const oncePerPayment = ['CREATED', 'CONFIRMED', 'RECEIVED', 'OVERDUE', 'REFUNDED'];

/** e.g. `asaas:pay_2/overdue`: the same for a delivery and for the list of payments that a catch-up reads. */
export function occasionOf({ name, id, eventId }: { name: string; id: string | null; eventId: string }): string {
	const ending = /^PAYMENT_(.+)$/.exec(name)?.[1];
	if (id === null) return `${vendor.id}:${name.toLowerCase()}/${eventId}`;
	if (ending !== undefined && oncePerPayment.includes(ending)) return `${vendor.id}:${id}/${ending.toLowerCase()}`;
	return `${vendor.id}:${id}/${(ending ?? name).toLowerCase()}/${eventId}`;
}
