import { textSetting } from '../../../runtime/client/connection';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asId, asRecords, asText } from '../../../runtime/client/json';
import type { OmieApi } from '../client/api';
import { methods } from '../client/methods';
import { vendor } from '../client/vendor';

interface BankAccount {
	id: number;
	name: string;
}

/**
 * Code of the account (conta corrente) that the money of a sale goes to. People know it by its name; asked for are the names only
 * where the credential does not have the code.
 */
export async function bankAccount(api: OmieApi): Promise<number> {
	const wanted = textSetting(api.connection, 'bankAccount');
	if (/^\d+$/.test(wanted)) return Number(wanted);
	const { clock } = api.connection;
	const known = api.memory.bankAccounts.get(wanted, clock);
	if (known !== undefined) return known;
	const id = chooseAccount(wanted, await listAccounts(api));
	api.memory.bankAccounts.set(wanted, id, clock);
	return id;
}

function chooseAccount(wanted: string, accounts: readonly BankAccount[]): number {
	const fitting = wanted === '' ? accounts : accounts.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
	const [only, ...others] = fitting;
	if (only && others.length === 0) return only.id;
	throw unclearAccount(wanted, accounts);
}

async function listAccounts(api: OmieApi): Promise<BankAccount[]> {
	const answer = await api.ask(methods.listBankAccounts, { pagina: 1, registros_por_pagina: 500 });
	return asRecords(answer.ListarContasCorrentes).flatMap(({ nCodCC, descricao, inativo }) => {
		const id = asId(nCodCC);
		return id === undefined || inativo === 'S' ? [] : [{ id, name: asText(descricao) ?? String(id) }];
	});
}

function unclearAccount(wanted: string, accounts: readonly BankAccount[]): IntegrationError {
	const names = accounts.map(({ id, name }) => `${name} (id ${id})`).join(', ');
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'bankAccount',
		message:
			wanted === ''
				? `Omie has ${accounts.length} accounts (contas correntes): ${names}`
				: `Omie does not have exactly one account named "${wanted}": ${names}`,
		hint: 'Write the name or the number of the account that sales are paid into under "Bank Account" in the Omie credential',
	});
}
