import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asText } from '../../../runtime/client/json';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import type { Account } from '../records/account';
import { getJson, getRecord, pathTo } from '../records/calls';
import { vendor } from '../client/vendor';

/** The line that a payer types at the bank (linha digitável). */
export async function bankSlipLine(account: Account, id: string): Promise<string> {
	const numbers = await getJson(account, pathTo('payments', id, 'identificationField'));
	const line = asText(numbers.identificationField);
	if (line === null) throw unreadableAnswer(vendor, 'unknownOutcome', 'the request for the boleto line');
	return line;
}

/** The boleto as PDF, from where Asaas says that it is. */
export async function bankSlipPdf(account: Account, id: string): Promise<Buffer> {
	const url = asText((await getRecord(account, 'payments', id)).bankSlipUrl);
	if (url === null || !isOfAsaas(url)) throw bankSlipNotFound();
	const { body } = await account.send({ method: 'GET', url, safety: 'read', expect: 'binary' });
	return Buffer.isBuffer(body) ? body : Buffer.from(String(body), 'latin1');
}

/** The request carries the account's key: it goes to Asaas or nowhere. */
function isOfAsaas(url: string): boolean {
	return /^https:\/\/(?:[a-z-]+\.)?asaas\.com\//.test(url);
}

function bankSlipNotFound(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'bankSlipMissing',
		message: 'The payment has no boleto',
		hint: 'Create the payment with the method "Boleto" or "Customer Chooses"',
	});
}
