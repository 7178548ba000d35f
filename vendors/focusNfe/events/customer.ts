import type { Customer } from '../../../domain/documents/customer';
import { readPhone } from '../../../domain/values/phone';
import { parseTaxId } from '../../../domain/values/taxId';
import { asText, type Json } from '../../../runtime/client/json';

/** Whom an invoice is made out to: the recipient in the request that Focus NFe was sent. */
export function readRecipient(request: Json): Customer {
	const phone = readPhone(request.telefone_destinatario);
	return {
		name: asText(request.nome_destinatario),
		email: asText(request.email_destinatario),
		phone: phone.valid ? phone.e164 : asText(request.telefone_destinatario),
		taxId: parseTaxId(request.cpf_destinatario) ?? parseTaxId(request.cnpj_destinatario) ?? null,
		stateRegistration: asText(request.inscricao_estadual_destinatario),
	};
}
