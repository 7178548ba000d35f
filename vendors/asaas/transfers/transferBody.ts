import { parseTaxId } from '../../../domain/values/taxId';
import type { Json } from '../../../runtime/client/json';
import { requireAmount } from '../client/amount';
import { requireDay } from '../client/day';

export type PixKeyType = 'cpf' | 'cnpj' | 'email' | 'phone' | 'random';

const keyTypes: Record<PixKeyType, string> = { cpf: 'CPF', cnpj: 'CNPJ', email: 'EMAIL', phone: 'PHONE', random: 'EVP' };

const accountTypes = { checking: 'CONTA_CORRENTE', savings: 'CONTA_POUPANCA' };

/** Where money goes: a Pix key, or an account at a bank. */
export type Destination = { pixKey: string; pixKeyType: PixKeyType } | { bankAccount: BankAccount };

export interface BankAccount {
	/** Of the central bank, e.g. `237`. */
	bankCode: string;
	ownerName: string;
	/** CPF or CNPJ of the owner. */
	taxId: string;
	agency: string;
	account: string;
	accountDigit: string;
	type: keyof typeof accountTypes;
}

export interface TransferRequest {
	/** Names this transfer once and for all. */
	key: string;
	value: number;
	destination: Destination;
	description: string | null;
	/** Null for now. */
	scheduleDate: string | null;
}

/** The body of `POST /transfers` (Asaas documentation). */
export function transferBody({ value, destination, description, scheduleDate }: TransferRequest): Json {
	return {
		value: requireAmount(value, 'The value'),
		...destinationBody(destination),
		...(description === null ? {} : { description }),
		...(scheduleDate === null ? {} : { scheduleDate: requireDay(scheduleDate, 'The day of the transfer') }),
	};
}

function destinationBody(destination: Destination): Json {
	if ('pixKey' in destination) return { pixAddressKey: destination.pixKey, pixAddressKeyType: keyTypes[destination.pixKeyType] };
	const { bankCode, taxId, type, ...sameName } = destination.bankAccount;
	return {
		bankAccount: { ...sameName, bank: { code: bankCode }, cpfCnpj: parseTaxId(taxId)?.value ?? taxId, bankAccountType: accountTypes[type] },
	};
}
