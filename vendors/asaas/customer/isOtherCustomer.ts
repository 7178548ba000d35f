import type { Payer } from '../../../domain/ports/paymentKeeper';
import { parseTaxId } from '../../../domain/values/taxId';
import { asText } from '../../../runtime/client/json';
import type { Account } from '../records/account';
import type { AsaasRecord } from '../records/calls';
import { lookUpCustomer } from './lookUpCustomer';

/** Whether a record of Asaas belongs to somebody else than who was to be charged: by its id or by CPF/CNPJ, as far as both are known. */
export async function isOtherCustomer({ connection, ...api }: Account, record: AsaasRecord, payer: Payer): Promise<boolean> {
	const id = asText(record.customer);
	if (id === null) return false;
	if ('id' in payer) return payer.id !== '' && payer.id !== id;
	const wanted = parseTaxId(payer.customer.taxId?.value);
	const { taxId } = await lookUpCustomer(connection, api, id);
	return Boolean(wanted && taxId) && wanted?.value !== taxId?.value;
}
