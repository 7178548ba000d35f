import type { Customer } from '../../../domain/documents/customer';
import { readPhone } from '../../../domain/values/phone';
import { parseTaxId } from '../../../domain/values/taxId';
import { asRecord, asText } from '../client/answers';

/** Whom an invoice is made out to: `contato` of `GET /nfe/{id}` (Bling documentation, Notas Fiscais). */
export function readInvoiceCustomer(contato: unknown): Customer {
	const { nome, email, telefone, numeroDocumento, ie } = asRecord(contato);
	const phone = readPhone(telefone);
	return {
		name: asText(nome),
		email: asText(email),
		phone: phone.valid ? phone.e164 : asText(telefone),
		taxId: parseTaxId(numeroDocumento) ?? null,
		stateRegistration: asText(ie),
	};
}
