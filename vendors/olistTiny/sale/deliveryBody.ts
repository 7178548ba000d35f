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
