import { listOf, textOf, type Fields } from '../reading';

export interface NoteAttribute {
	name: string;
	value: string;
}

/** What a theme or checkout app asked the customer besides Shopify's own fields. */
export function noteAttributesOf(payload: Fields): NoteAttribute[] {
	return listOf(payload.note_attributes).flatMap((attribute) => {
		const name = textOf(attribute.name);
		const value = textOf(attribute.value);
		return name !== null && value !== null ? [{ name, value }] : [];
	});
}

/** `Inscrição Estadual` and `inscricao_estadual` are one name. */
export function plainName(name: string): string {
	return name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}
