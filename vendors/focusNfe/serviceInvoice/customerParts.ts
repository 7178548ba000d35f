import { sefazText } from '../../../domain/sefaz/layoutText';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import type { TaxId } from '../../../domain/values/taxId';
import type { FocusApi } from '../client/api';
import { addressOf } from '../invoice/goodsRequest';
import { reachable } from '../invoice/recipientBody';
import type { ServiceRequest } from './requireService';
import { townCode } from './towns';

/** The customer of a service (tomador), in the words that both systems share. Lengths are those of Focus NFe's documentation. */
export interface CustomerParts {
	taxId: { cpf: string } | { cnpj: string } | Record<string, never>;
	razao_social: string;
	email?: string;
	telefone?: string;
	address: AddressParts | null;
}

export interface AddressParts {
	logradouro: string;
	numero: string;
	complemento?: string;
	bairro: string;
	codigo_municipio: string;
	uf: string;
	cep?: string;
}

/** ABRASF. */
const longestEmail = 80;

export async function customerParts(api: FocusApi, request: ServiceRequest): Promise<CustomerParts> {
	const { order } = request;
	const address = addressOf(order);
	const { email, phone } = reachable(request, order);
	return {
		taxId: taxIdParts(order.customer.taxId),
		razao_social: sefazText(order.customer.name, 115),
		// One that is cut off may be somebody else's.
		...(email === undefined || email.length > longestEmail ? {} : { email }),
		...(phone === undefined ? {} : { telefone: phone }),
		address: address && addressParts(address, await townCode(api, address, fieldOf(request))),
	};
}

function taxIdParts(taxId: TaxId | null): CustomerParts['taxId'] {
	if (taxId?.type === 'CPF') return { cpf: taxId.value };
	return taxId?.type === 'CNPJ' ? { cnpj: taxId.value } : {};
}

function fieldOf({ order }: ServiceRequest): string {
	return `order.${order.billingAddress ? 'billingAddress' : 'shippingAddress'}.city`;
}

function addressParts({ street, number, complement, district, state, postalCode }: PostalAddress, town: string): AddressParts {
	const aside = sefazText(complement, 60);
	return {
		logradouro: sefazText(street, 125),
		numero: sefazText(number, 10),
		...(aside === '' ? {} : { complemento: aside }),
		bairro: sefazText(district, 60),
		codigo_municipio: town,
		uf: state ?? '',
		...(postalCode ? { cep: postalCode } : {}),
	};
}
