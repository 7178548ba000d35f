import { cutText } from '../../../domain/values/cutText';
import { IntegrationError } from '../../../runtime/errors/integrationError';
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
	const text = (name: string, longest: number) => cutText(textSetting(connection, name), longest);
	return {
		nome: text('senderName', 50),
		cpfCnpj: (await api.login()).taxId ?? undefined,
		...phoneParts(text('senderPhone', 20)),
		endereco: {
			cep: senderPostalCode(connection),
			logradouro: text('senderStreet', 50),
			numero: houseNumber(textSetting(connection, 'senderNumber').trim()) || 'S/N',
			complemento: text('senderComplement', 30),
			bairro: text('senderDistrict', 30),
			cidade: text('senderCity', 30),
			uf: text('senderState', 2).toUpperCase(),
		},
	};
}

/** Beyond these Correios refuses the pre-posting (seen by public clients); a number that is cut off is another house's. */
function houseNumber(number: string): string {
	if (number.length <= 6) return number;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'senderIncomplete',
		message: 'The Sender Number in the Correios credential has more than the 6 characters that a label takes',
		hint: 'Shorten it to the house number alone, and write the rest under "Sender Complement"',
	});
}
