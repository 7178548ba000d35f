import { icmsStanding, type Customer } from '../../../domain/documents/customer';
import { customerCountry, type Order } from '../../../domain/documents/order';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import { readPhone } from '../../../domain/values/phone';
import type { PostalAddress } from '../../../domain/values/postalAddress';
import { layoutText } from '../../../domain/sefaz/layoutText';
import { parseTaxId, type TaxId } from '../../../domain/values/taxId';
import type { Issuer } from '../client/issuer';
import type { GoodsRequest } from './goodsRequest';

/** SEFAZ wants this name on an NF-e that does not count (rejection 598). */
const testName = 'NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL';

const taxIdFields: Record<TaxId['type'], string> = {
	CPF: 'cpf_destinatario',
	CNPJ: 'cnpj_destinatario',
	foreign: 'id_estrangeiro_destinatario',
};

export function recipientBody(request: GoodsRequest, address: PostalAddress | null, issuer: Issuer) {
	return request.model === 65 ? consumerBody(request, address) : buyerBody(request, address, issuer);
}

/** Whoever gave no document is nobody on an NFC-e: the layout has no recipient without one, not even an e-mail address. */
function consumerBody(request: GoodsRequest, address: PostalAddress | null) {
	const { name, taxId } = request.order.customer;
	const known = layoutText('xNome', name);
	if (!taxId) return {};
	return {
		...(known === '' ? {} : { nome_destinatario: known }),
		[taxIdFields[taxId.type]]: parseTaxId(taxId.value)?.value ?? taxId.value,
		indicador_inscricao_estadual_destinatario: 9,
		...contact(request, request.order),
		...(address ? addressBody(address) : {}),
	};
}

function buyerBody(request: GoodsRequest, address: PostalAddress | null, issuer: Issuer) {
	const { customer } = request.order;
	const { name, taxId } = customer;
	return {
		nome_destinatario: issuer.isTest ? testName : layoutText('xNome', name),
		...(taxId ? { [taxIdFields[taxId.type]]: parseTaxId(taxId.value)?.value ?? taxId.value } : {}),
		...stateRegistration(customer),
		...contact(request, request.order),
		...(address ? addressBody(address) : {}),
	};
}

function stateRegistration(customer: Customer) {
	const { indicator, registration } = icmsStanding(customer);
	return {
		indicador_inscricao_estadual_destinatario: indicator,
		...(registration === undefined ? {} : { inscricao_estadual_destinatario: registration }),
	};
}

function contact(request: IssueRequest, order: Order) {
	const { email, phone } = reachable(request, order);
	return {
		...(email === undefined ? {} : { email_destinatario: email }),
		...(phone === undefined ? {} : { telefone_destinatario: phone }),
	};
}

/** Focus NFe mails the invoice to the address on it, so it stands there only where that is wanted. Phones have no country code. */
export function reachable({ sendEmail }: IssueRequest, order: Order): { email?: string; phone?: string } {
	const { email, phone } = order.customer;
	const reading = readPhone(phone, customerCountry(order));
	const national = reading.valid ? /^\+55(\d{10,11})$/.exec(reading.e164)?.[1] : undefined;
	return { ...(sendEmail && email ? { email } : {}), ...(national === undefined ? {} : { phone: national }) };
}

/** Focus NFe finds the number of the town (IBGE) by name and state. */
function addressBody({ street, number, complement, district, city, state, postalCode }: PostalAddress) {
	const aside = layoutText('xCpl', complement);
	return {
		logradouro_destinatario: layoutText('xLgr', street),
		numero_destinatario: layoutText('nro', number),
		...(aside === '' ? {} : { complemento_destinatario: aside }),
		bairro_destinatario: layoutText('xBairro', district),
		municipio_destinatario: layoutText('xMun', city),
		uf_destinatario: state ?? '',
		...(postalCode ? { cep_destinatario: postalCode } : {}),
	};
}
