import { icmsStanding, type Customer } from '../../../domain/documents/customer';
import { emailOf, namesRegistration } from '../../../runtime/erp/contactDiffers';
import { nationalPhone, readPhone } from '../../../domain/values/phone';
import { layoutText } from '../../../domain/sefaz/layoutText';
import { isBrazil, type PostalAddress } from '../../../domain/values/postalAddress';
import type { TaxId } from '../../../domain/values/taxId';

const kinds = { CPF: 'F', CNPJ: 'J', foreign: 'E' } as const;

/** Body of `POST /contatos` (Bling documentation, Contatos). */
export function contactBody(customer: Customer, taxId: TaxId, address: PostalAddress | null) {
	return {
		// Bling wants a name; who gives a CPF over the counter need not give one.
		nome: layoutText('xNome', customer.name) || 'Consumidor',
		tipo: kinds[taxId.type],
		situacao: 'A',
		numeroDocumento: taxId.value,
		...stateRegistration({ ...customer, taxId }),
		...(customer.email ? { email: customer.email } : {}),
		...phone(customer.phone, address?.country),
		...(address ? { endereco: { geral: addressBody(address) } } : {}),
	};
}

/** What an order says of its customer beyond who that is; only this is kept up to date in a contact that exists. */
export function fiscalBody(customer: Customer, taxId: TaxId, address: PostalAddress | null) {
	return {
		person: {
			...(namesRegistration({ ...customer, taxId }) ? stateRegistration({ ...customer, taxId }) : {}),
			...emailOf(customer),
		},
		address: address ? addressBody(address) : {},
	};
}

/** `indicadorIe` is the NF-e's `indIEDest`. */
function stateRegistration(customer: Customer) {
	const { indicator, registration } = icmsStanding(customer);
	return { indicadorIe: indicator, ...(registration === undefined ? {} : { ie: registration }) };
}

function phone(text: string | null, country?: string | null) {
	const reading = readPhone(text, country);
	if (!reading.valid) return {};
	const shown = nationalPhone(reading.e164);
	return reading.kind === 'landline' ? { telefone: shown } : { celular: shown };
}

/** An address as Bling keeps it with contacts; the state of a foreign one is EX. */
function addressBody(address: PostalAddress) {
	return {
		endereco: layoutText('xLgr', address.street),
		numero: layoutText('nro', address.number),
		complemento: layoutText('xCpl', address.complement),
		bairro: layoutText('xBairro', address.district),
		cep: address.postalCode ?? '',
		municipio: address.city ?? '',
		uf: isBrazil(address.country) ? (address.state ?? '') : 'EX',
	};
}
