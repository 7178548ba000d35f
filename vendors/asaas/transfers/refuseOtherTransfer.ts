import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import type { AsaasRecord } from '../records/calls';
import { isOtherAmount, otherThanAsked } from '../records/otherThan';
import type { Destination, TransferRequest } from './transferBody';
import { vendor } from '../client/vendor';

/**
 * Money that went to somebody else, or another sum, under this reference: handing it on would call a supplier paid who is not. One that
 * came to nothing is no payment either.
 */
export function refuseOtherTransfer(record: AsaasRecord, { key, value, destination }: TransferRequest): void {
	if (isOtherAmount(record.value, value)) throw otherThanAsked('a transfer', record, key, 'value');
	if (goesElsewhere(record, destination)) throw otherThanAsked('a transfer', record, key, 'recipient');
	const status = asText(record.status);
	if (status === 'CANCELLED' || status === 'FAILED') throw cameToNothing(record, key, status);
}

/** Asaas hides the owner's number, so key and account tell; what one side does not say is not compared. */
function goesElsewhere({ type, bankAccount }: AsaasRecord, destination: Destination): boolean {
	const shown = asRecord(bankAccount);
	const key = asText(shown.pixAddressKey);
	if ('pixKey' in destination) return key === null ? type === 'TED' : differs(key, destination.pixKey);
	if (key !== null) return true;
	const { bankCode, agency, account, accountDigit } = destination.bankAccount;
	return (
		differs(asRecord(shown.bank).code, bankCode) ||
		differs(shown.agency, agency) ||
		differs(shown.account, account) ||
		differs(shown.accountDigit, accountDigit)
	);
}

/** Dots, dashes, blanks, the country's +55 and leading zeros are a matter of writing, but in an email address. */
function differs(shown: unknown, asked: string): boolean {
	const plain = (text: string) => (text.includes('@') ? text.trim().toLowerCase() : plainNumber(text));
	const text = asText(shown);
	return text !== null && plain(text) !== plain(asked);
}

function plainNumber(text: string): string {
	return text
		.toLowerCase()
		.replace(/[\s.()/-]/g, '')
		.replace(/^\+55/, '')
		.replace(/^0+(?=.)/, '');
}

function cameToNothing({ id }: AsaasRecord, key: string, status: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'conflict',
		code: `transfer${status === 'FAILED' ? 'Failed' : 'Cancelled'}`,
		message: `The transfer ${id} of ${key} ${status === 'FAILED' ? 'failed' : 'was cancelled'}: no money was sent`,
		hint: 'Look in Asaas why. To send the money after all, give the new transfer an external reference of its own',
	});
}
