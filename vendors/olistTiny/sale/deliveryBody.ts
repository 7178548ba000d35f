import { isCarried } from '../../../domain/sale/orderParts';
import type { Order } from '../../../domain/documents/order';
import type { Json } from '../../../runtime/client/json';
import { isBrazil, type PostalAddress } from '../../../domain/values/postalAddress';

/** `enderecoEntrega` of a sale; its fields are named otherwise than a contact's. The state of a foreign address is EX. */
export function deliveryBody(address: PostalAddress) {
	return {
		nomeDestinatario: address.recipient ?? '',
		endereco: address.street ?? '',
		enderecoNro: address.number ?? '',
		complemento: address.complement ?? '',
		bairro: address.district ?? '',
		municipio: address.city ?? '',
		cep: address.postalCode ?? '',
		uf: isBrazil(address.country) ? (address.state ?? '') : 'EX',
	};
}

/** What of the delivery address tells a sale of the order as it is from one of the order as it was, by the names of an answer. */
export function placeOf(order: Order): Json {
	const { shippingAddress } = order;
	if (!shippingAddress || !isCarried(order)) return {};
	const { endereco, enderecoNro: numero, municipio, cep, uf } = deliveryBody(shippingAddress);
	return { endereco, numero, municipio, cep, uf };
}
