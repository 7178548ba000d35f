import { plainName } from './plainName';

/** Plain words that speak of somebody else than the buyer: who collects the goods, an employer, who sold them, a third person. */
export const othersNames =
	/receb|retira|colet|portador|empregador|employer|collector|pickup|terceir|autorizad|entregador|presenteado|giftrecipient|(?<!re)vendedor|seller|afiliad|affiliate|motorista|driver|conjuge|espos[oa]|marido|spouse/;

/** A field may also be that of the shop itself, of its carrier or of whoever stood between; in prose these words stand for nobody. */
const othersFields =
	/transport|emitente|emissor|loja|filial|intermedi|marketplace|fornecedor|supplier|parceir|partner|representante|credenciador|adquirente/;

/** Whether a field's name says that its CPF or CNPJ is not the buyer's. */
export function isOthersField(name: string): boolean {
	const plain = plainName(name);
	return othersNames.test(plain) || othersFields.test(plain);
}
