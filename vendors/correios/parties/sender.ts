import { parsePostalCode } from '../../../domain/values/postalAddress';
import { textSetting, type Connection } from '../../../runtime/client/connection';
import { missingSettings, requireSettings } from '../../../runtime/client/settings';
import type { Api } from '../client/api';
import { vendor } from '../client/vendor';
import { phoneParts } from './phoneParts';

export function senderPostalCode(connection: Connection): string {
	requireSettings(connection, vendor, { senderPostalCode: 'Sender CEP' });
	return parsePostalCode(textSetting(connection, 'senderPostalCode')) ?? textSetting(connection, 'senderPostalCode');
}

const needed = {
	senderName: 'Sender Name',
	senderPostalCode: 'Sender CEP',
	senderStreet: 'Sender Street',
	senderDistrict: 'Sender District',
	senderCity: 'Sender City',
	senderState: 'Sender State',
};

/** The `remetente` of a label: the company of the contract, at the address of the credential. */
export async function senderOf(api: Api) {
	const { connection } = api;
	if (missingSettings(connection, needed).length > 0) requireSettings(connection, vendor, needed);
	const text = (name: string, longest: number) => textSetting(connection, name).slice(0, longest);
	return {
		nome: text('senderName', 50),
		cpfCnpj: (await api.login()).taxId ?? undefined,
		...phoneParts(text('senderPhone', 20)),
		endereco: {
			cep: senderPostalCode(connection),
			logradouro: text('senderStreet', 50),
			numero: text('senderNumber', 6) || 'S/N',
			complemento: text('senderComplement', 30),
			bairro: text('senderDistrict', 30),
			cidade: text('senderCity', 30),
			uf: text('senderState', 2).toUpperCase(),
		},
	};
}
