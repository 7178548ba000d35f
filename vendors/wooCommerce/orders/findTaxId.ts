import { parseTaxIdField, unreadTaxId, type TaxId } from '../../../domain/values/taxId';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { checkoutFields } from './checkoutFields';

/** `_billing_cpf_cnpj`, `billing_cpf`, `_cpf`, `_billing_documento`; not of whoever is to receive the goods. */
const otherKeys = /^(?!.*(?:shipping|receb|recipient)).*(?:cpf|cnpj|documento?$|_document$)/i;

/**
 * The buyer's CPF or CNPJ. The shop may have stored both, and says only sometimes which person the buyer is (`persontype`: 1 or F, 2 or
 * J); where it does not, a company's name does. What is written and is none is kept for the checks to tell.
 */
export function findTaxId(order: Json): TaxId | null {
	const fields = checkoutFields(order);
	const [cpf, cnpj] = [fields.read('billing', 'cpf'), fields.read('billing', 'cnpj')];
	const isCompany = /^(2|j)/i.test(fields.read('billing', 'persontype') ?? (asText(asRecord(order.billing).company) ? 'J' : 'F'));
	const written = [...(isCompany ? [cnpj, cpf] : [cpf, cnpj]), ...fields.matching(otherKeys)].filter((value) => value !== null);
	const valid = written.map(parseTaxIdField).find((taxId) => taxId !== undefined);
	if (valid) return valid;
	const unread = written.find((value) => /\d{3}/.test(value.replace(/[\s.-]/g, '')) && value.length <= 40);
	return unread === undefined ? null : unreadTaxId(unread);
}
