import { isOthersField } from '../../../domain/values/othersNames';
import { isTriedTaxId, parseTaxIdField, readTaxIds, unreadTaxId, type TaxId } from '../../../domain/values/taxId';
import { asRecord, asText, type Json } from '../../../runtime/client/json';
import { checkoutFields } from './checkoutFields';

/** `_billing_cpf_cnpj`, `billing_cpf`, `_cpf`, `_billing_documento`; not of whoever is to receive the goods, sold or carries them. */
function isBuyersKey(key: string): boolean {
	return /cpf|cnpj|documento?$|_document$/i.test(key) && !/shipping|recipient/i.test(key) && !isOthersField(key);
}

/**
 * The buyer's CPF or CNPJ. The shop may have stored both, and says only sometimes which person the buyer is (`persontype`: 1 or F, 2 or
 * J); where it does not, a company's name does. What is written and is none is kept for the checks to tell: where the buyer said which
 * person, the other one's document, left from an order before, does not stand in for it; what other plugins keep never does.
 */
export function findTaxId(order: Json): TaxId | null {
	const fields = checkoutFields(order);
	const [cpf, cnpj] = [fields.read('billing', 'cpf'), fields.read('billing', 'cnpj')];
	const person = fields.read('billing', 'persontype');
	const isCompany = /^(2|j)/i.test(person ?? (asText(asRecord(order.billing).company) ? 'J' : 'F'));
	const said = person === null ? null : isCompany ? cnpj : cpf;
	if (said !== null && isTriedTaxId(said)) return parseTaxIdField(said) ?? unreadTaxId(said);
	const own = (isCompany ? [cnpj, cpf] : [cpf, cnpj]).filter((value) => value !== null);
	return readTaxIds(own) ?? readTaxIds(fields.matching(isBuyersKey)) ?? null;
}
