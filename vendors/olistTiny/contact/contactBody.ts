import { icmsStanding, type Customer } from '../../../domain/documents/customer';
import { emailOf, namesRegistration } from '../../../runtime/erp/contactDiffers';
import { nationalPhone, readPhone } from '../../../domain/values/phone';
import { layoutText } from '../../../domain/sefaz/layoutText';
import { isBrazil, type PostalAddress } from '../../../domain/values/postalAddress';
import { punctuateTaxId, type TaxId } from '../../../domain/values/taxId';

const kinds = { CPF: 'F', CNPJ: 'J', foreign: 'E' } as const;

/** Body of `POST /contatos` (Olist Tiny API v3, Contatos). `situacao` B: active. */
export function contactBody(customer: Customer, taxId: TaxId, address: PostalAddress | null) {
	return {
		nome: layoutText('xNome', customer.name),
		tipoPessoa: kinds[taxId.type],
		cpfCnpj: punctuateTaxId(taxId.value),
		situacao: 'B',
		...stateRegistration({ ...customer, taxId }),
		...(customer.email ? { email: customer.email } : {}),
		...phone(customer.phone, address?.country),
		...(address ? { endereco: addressBody(address) } : {}),
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

/** A person's "isento" is none: only a company can be exempt of a registration. */
function stateRegistration(customer: Customer) {
	const written = customer.stateRegistration?.trim() ?? '';
	return icmsStanding(customer).indicator === 9 ? {} : { inscricaoEstadual: written };
}

function phone(text: string | null, country?: string | null) {
	const reading = readPhone(text, country);
	if (!reading.valid) return {};
	return { [reading.kind === 'landline' ? 'telefone' : 'celular']: nationalPhone(reading.e164) };
}

/** The state of a foreign address is EX. */
function addressBody(address: PostalAddress) {
	const isHere = isBrazil(address.country);
	return {
		endereco: layoutText('xLgr', address.street),
		numero: layoutText('nro', address.number),
		complemento: layoutText('xCpl', address.complement),
		bairro: layoutText('xBairro', address.district),
		municipio: address.city ?? '',
		cep: address.postalCode ?? '',
		uf: isHere ? (address.state ?? '') : 'EX',
		pais: isHere ? 'Brasil' : address.country,
	};
}
