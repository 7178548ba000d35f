import { asRecords, asText, type Json } from '../../../runtime/client/json';

export interface NoteAttribute {
	name: string;
	value: string;
}

/** What a theme or checkout app asked the customer besides Shopify's own fields. */
export function noteAttributesOf(payload: Json): NoteAttribute[] {
	return asRecords(payload.note_attributes).flatMap((attribute) => {
		const name = asText(attribute.name);
		const value = asText(attribute.value);
		return name !== null && value !== null ? [{ name, value }] : [];
	});
}
