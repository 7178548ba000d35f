import { cutText } from '../../../domain/values/cutText';
import type { Order } from '../../../domain/documents/order';
import { parsePostalCode } from '../../../domain/values/postalAddress';
import type { Problem } from '../../../domain/values/problem';
import { fittingLines, lineProblems } from '../../../runtime/carrier/addressLines';
import { recipientDocument, recipientName, recipientPhone } from '../../../runtime/carrier/recipient';
import { phoneParts } from './phoneParts';

/** Beyond these Correios refuses the pre-posting (seen by public clients). */
const longest = { street: 50, number: 6, complement: 30 };

export function recipientProblems(order: Order): Problem[] {
	return lineProblems(order, longest);
}

/** The `destinatario` of a label. */
export function recipientOf(order: Order) {
	const { customer, shippingAddress: address } = order;
	const lines = fittingLines(order, longest);
	return {
		nome: cutText(recipientName(order), 50),
		cpfCnpj: recipientDocument(order),
		...(customer.email && customer.email.length <= 50 ? { email: customer.email } : {}),
		...phoneParts(recipientPhone(order)),
		endereco: {
			cep: parsePostalCode(address?.postalCode),
			logradouro: lines?.street,
			numero: lines?.number || 'S/N',
			complemento: lines?.complement ?? '',
			// The CEP says both; a name that is cut off misleads nobody.
			bairro: cutText(address?.district ?? '', 30),
			cidade: cutText(address?.city ?? '', 30),
			uf: address?.state?.toUpperCase(),
		},
	};
}
