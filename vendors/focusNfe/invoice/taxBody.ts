import { fromCents } from '../../../domain/values/money';
import type { GoodsTaxes } from '../../../domain/ports/invoiceIssuer';
import { netOf, type Line } from './amounts';
import { percentOf } from './percentOf';

/** Percent in 2026, the year of trial (LC 214/2025): IBS of the state, of the town, and CBS. */
const rates2026 = { state: 0.1, town: 0, federal: 0.9 };

/** CST of IBS and CBS under which the full rates are charged; the others have no rates to tell. */
const fullyTaxed = '000';

/** Taxes of an item, as the request has them. */
export function taxBody(line: Line, taxes: GoodsTaxes) {
	const { icmsRate } = taxes;
	const net = netOf(line);
	const icms = icmsRate === null ? 0 : percentOf(net, icmsRate);
	return {
		icms_origem: taxes.icmsOrigin,
		icms_situacao_tributaria: taxes.icmsSituation,
		...(icmsRate === null ? {} : icmsAmounts(net, icmsRate, icms)),
		pis_situacao_tributaria: taxes.pisSituation,
		cofins_situacao_tributaria: taxes.cofinsSituation,
		...(taxes.ibsCbs ? ibsCbsBody(net - icms, taxes.ibsCbs) : {}),
	};
}

/** `modBC` 3: reckoned from the value of the operation. */
function icmsAmounts(net: number, rate: number, icms: number) {
	return {
		icms_modalidade_base_calculo: 3,
		icms_base_calculo: fromCents(net),
		icms_aliquota: rate,
		icms_valor: fromCents(icms),
	};
}

/** ICMS is no part of the base (LC 214/2025, art. 12). */
function ibsCbsBody(base: number, { situation, classification }: NonNullable<GoodsTaxes['ibsCbs']>) {
	const codes = { ibs_cbs_situacao_tributaria: situation, ibs_cbs_classificacao_tributaria: classification };
	if (situation !== fullyTaxed) return codes;
	const state = percentOf(base, rates2026.state);
	const town = percentOf(base, rates2026.town);
	return {
		...codes,
		ibs_cbs_base_calculo: fromCents(base),
		ibs_uf_aliquota: rates2026.state,
		ibs_uf_valor: fromCents(state),
		ibs_mun_aliquota: rates2026.town,
		ibs_mun_valor: fromCents(town),
		ibs_valor_total: fromCents(state + town),
		cbs_aliquota: rates2026.federal,
		cbs_valor: fromCents(percentOf(base, rates2026.federal)),
	};
}
