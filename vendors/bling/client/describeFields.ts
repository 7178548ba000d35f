import { asRecord, asRecords, asText, type Json } from '../../../runtime/client/json';

/**
 * What Bling says of single fields, as one text: `parcelas: … [49] (1: formaPagamento: … [12])`. `fields[].collection` holds the
 * faults inside a list, by position from 1 (Bling documentation, ErrorField).
 */
export function describeFields(fields: unknown): string {
	return asRecords(fields).map(describeField).join('; ');
}

function describeField(field: Json): string {
	const inner = asRecords(field.collection).map((each) => `${asText(each.index) ?? '?'}: ${describeOne(each)}`);
	return inner.length === 0 ? describeOne(field) : `${describeOne(field)} (${inner.join('; ')})`;
}

function describeOne(field: Json): string {
	const { element, msg, code } = asRecord(field);
	const name = asText(element);
	const number = asText(code);
	return `${name ? `${name}: ` : ''}${withoutNames(asText(msg) ?? 'is refused')}${number ? ` [${number}]` : ''}`;
}

/** Of a second contact with the same CPF Bling says whose it is. */
function withoutNames(text: string): string {
	return text.replace(/(cadastrad[oa] (?:no|para o) contato)\s.+$/i, '$1 ***');
}
