import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import { layoutText } from '../../../domain/sefaz/layoutText';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asId } from '../client/answers';
import type { SaleOverrides } from './saleBody';
import { vendor } from '../client/vendor';

/**
 * What a shop wants otherwise than its settings in Bling say, as fields of a new sale: Bling takes it over into the invoice that it
 * makes of the sale. The natureza de operação is one of each item there, and what customers shall read are the sale's `observacoes`.
 */
export function saleOverrides({
	operationNature,
	store,
	freightMode,
	additionalInformation,
	intermediary,
}: InvoiceOverrides): SaleOverrides {
	return {
		sale: {
			...(store === undefined ? {} : { loja: { id: idOf(store, 'store (loja)') } }),
			...(intermediary === undefined
				? {}
				: { intermediador: { cnpj: intermediary.cnpj, nomeUsuario: layoutText('idCadIntTran', intermediary.sellerId) } }),
			...(additionalInformation === undefined ? {} : { observacoes: layoutText('infCpl', additionalInformation) }),
		},
		item:
			operationNature === undefined ? {} : { naturezaOperacao: { id: idOf(operationNature, 'operation nature (natureza de operação)') } },
		transport: freightMode === undefined ? {} : { fretePorConta: freightMode },
	};
}

/** Bling's ids are numbers: a name in their place is a slip of whoever wrote the expression. */
export function idOf(text: string, what: string): number {
	const id = asId(text);
	if (id !== undefined) return id;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'notAnId',
		message: `"${text}" is not the ID of a ${what} in Bling`,
		hint: 'Choose it from the list in the node, or give its ID',
	});
}
