import { icmsStanding, isFinalConsumer, type Customer } from '../../../domain/documents/customer';
import { emailOf, namesRegistration } from '../../../runtime/erp/contactDiffers';
import { readPhone } from '../../../domain/values/phone';
import { layoutText } from '../../../domain/sefaz/layoutText';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import type { TaxId } from '../../../domain/values/taxId';

/** Parameters of `UpsertCliente`. The key is the CPF or CNPJ, so that a customer of two shops is one customer. */
export function customerBody(customer: Customer, taxId: TaxId, address: PostalAddress | null) {
	// Omie takes 60 characters of `razao_social` (Clientes), as many as the invoice.
	const name = layoutText('xNome', customer.name);
	return {
		codigo_cliente_integracao: taxId.value,
		razao_social: name,
		nome_fantasia: name,
		cnpj_cpf: taxId.value,
		pessoa_fisica: taxId.type === 'CPF' ? 'S' : 'N',
		...(customer.email ? { email: customer.email } : {}),
		...phone(customer.phone, address?.country),
		...stateRegistration({ ...customer, taxId }),
		...(address ? addressBody(address) : {}),
	};
}

/**
 * Parameters of `AlterarCliente` for a customer that was made in Omie itself: what the order says of address, e-mail and state
 * registration. What is not named stays as it is, also the registration where the order names none.
 */
export function changeBody(id: number, customer: Customer, taxId: TaxId, address: PostalAddress | null) {
	const registered = { ...customer, taxId };
	return {
		codigo_cliente_omie: id,
		...(namesRegistration(registered) ? stateRegistration(registered) : {}),
		...emailOf(customer),
		...(address ? addressBody(address) : {}),
	};
}

/** A person's "isento" is none: only a company can be exempt of a registration. */
function stateRegistration(customer: Customer) {
	const isNone = icmsStanding(customer).indicator === 9;
	const text = isNone ? '' : (customer.stateRegistration?.trim() ?? '');
	return { contribuinte: isFinalConsumer(customer) ? 'N' : 'S', ...(text === '' ? {} : { inscricao_estadual: text }) };
}

function phone(text: string | null, country?: string | null) {
	const reading = readPhone(text, country);
	const national = reading.valid ? /^\+55(\d{2})(\d{8,9})$/.exec(reading.e164) : null;
	return national ? { telefone1_ddd: national[1], telefone1_numero: national[2] } : {};
}

/** `cidade` is `Name (UF)`: the way in which Omie tells towns of one name apart. */
function addressBody(address: PostalAddress) {
	return {
		endereco: layoutText('xLgr', address.street),
		endereco_numero: layoutText('nro', address.number),
		complemento: layoutText('xCpl', address.complement),
		bairro: layoutText('xBairro', address.district),
		cidade: `${address.city ?? ''} (${address.state ?? ''})`,
		estado: address.state ?? '',
		cep: address.postalCode ?? '',
	};
}
