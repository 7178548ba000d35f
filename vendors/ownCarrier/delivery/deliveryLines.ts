import { formatReais } from '../../../domain/values/money';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import type { Delivery } from './readDelivery';

/** What is told, in Portuguese, a line each; the label of a line ends with a colon, as `Para: Ana Souza`. */
export function deliveryLines({ number, recipient, phone, address, goods, collect, note }: Delivery, code: string): string[] {
	return [
		`Entrega do pedido: ${number}`,
		`Código: ${code}`,
		'',
		`Para: ${recipient}`,
		`Telefone: ${shownPhone(phone)}`,
		...addressLines(address),
		'',
		'Entregar:',
		...goods.map(({ name, quantity }) => `${quantity} × ${name}`),
		...collected(collect),
		...(note === null ? [] : ['', `Observação do cliente: ${note}`]),
	].map(withoutBraces);
}

/** WhatsApp's own mark for what stands before the first colon of a line. */
export function inBold(line: string): string {
	return line.replace(/^(Entrega do pedido|Código|Para|Telefone|Endereço|CEP|Entregar|Cobrar na entrega|Observação do cliente):/, '*$1:*');
}

function addressLines({ street, number, complement, district, city, state, postalCode }: PostalAddress): string[] {
	const line = [street, number, complement].filter((part) => part !== null && part !== undefined && part.trim() !== '').join(', ');
	return [`Endereço: ${line}`, `${district}, ${city} - ${state}`, `CEP: ${(postalCode ?? '').replace(/^(\d{5})-?(\d{3})$/, '$1-$2')}`];
}

function collected(collect: Delivery['collect']): string[] {
	if (collect === null) return [];
	if (collect === 'nothing') return ['', 'Não cobrar nada: o pedido está pago.'];
	return ['', `Cobrar na entrega: ${collect === 'unknown' ? 'uma parte, confirme o valor com a loja' : formatReais(collect)}`];
}

/** `(31) 98888-7777`; one of another country as it is dialled. */
function shownPhone(e164: string): string {
	return e164.replace(/^\+55(\d{2})(\d{4,5})(\d{4})$/, '($1) $2-$3');
}

/** What a customer wrote in braces would be taken for a placeholder of the message; lines stay lines. */
function withoutBraces(line: string): string {
	return line
		.replace(/\s*[\r\n]+\s*/g, ' ')
		.replaceAll('{', '(')
		.replaceAll('}', ')');
}
