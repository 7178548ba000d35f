import { formatReais } from '../../../domain/values/money';
import { nationalPhone } from '../../../domain/values/phone';
import { parsePostalCode, type PostalAddress } from '../../../domain/values/postalAddress';
import type { Delivery } from './readDelivery';

/** What is told, in Portuguese, a line each; the label of a line ends with a colon, as `Para: Ana Souza`. */
export function deliveryLines({ number, recipient, phone, address, goods, collect, note }: Delivery, code: string): string[] {
	return [
		`Entrega do pedido: ${number}`,
		`Código: ${code}`,
		'',
		`Para: ${recipient}`,
		`Telefone: ${nationalPhone(phone)}`,
		...addressLines(address),
		'',
		'Entregar:',
		...goods.map(({ name, quantity }) => `${String(quantity).replace('.', ',')} × ${name || 'item sem nome'}`),
		...collected(collect),
		...(note === null ? [] : ['', `Observação do cliente: ${note}`]),
	].map(oneLine);
}

/** WhatsApp's own mark for what stands before the first colon of a line. */
export function inBold(line: string): string {
	return line.replace(
		/^(Entrega do pedido|Código|Para|Telefone|Endereço|Bairro|CEP|Entregar|Cobrar na entrega|Observação do cliente):/,
		'*$1:*',
	);
}

function addressLines({ street, number, complement, district, city, state, postalCode }: PostalAddress): string[] {
	const line = [street, number, complement].map((part) => String(part ?? '').trim()).filter((part) => part !== '');
	const cep = (parsePostalCode(postalCode) ?? '').replace(/^\d{5}/, '$&-');
	return [`Endereço: ${line.join(', ')}`, `Bairro: ${district}, ${city} - ${state}`, `CEP: ${cep}`];
}

function collected(collect: Delivery['collect']): string[] {
	if (collect === null) return [];
	if (collect === 'nothing') return ['', 'Não cobrar nada: o pedido está pago.'];
	return ['', `Cobrar na entrega: ${collect === 'unknown' ? 'uma parte, confirme o valor com a loja' : formatReais(collect)}`];
}

/**
 * What a customer wrote in braces would be taken for a placeholder of the message; what would begin a line of its own, or turn the order
 * of the letters round, for a word of the shop's.
 */
function oneLine(line: string): string {
	return line
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.replaceAll('{', '(')
		.replaceAll('}', ')');
}
