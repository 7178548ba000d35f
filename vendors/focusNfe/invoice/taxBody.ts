import { ibsCbsRates, isIbsCbsDue, regimeOf } from '../../../domain/sefaz/ibsCbs';
import { fromCents } from '../../../domain/values/money';
import type { GoodsTaxes } from '../../../domain/ports/invoiceIssuer';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { netOf, type Line } from './amounts';
import { percentOf } from './percentOf';

/** CST of IBS and CBS under which the full rates are charged; the others have no rates to tell. */
const fullyTaxed = '000';

/** Taxes of an item, as the request has them. `issuedOn` is `YYYY-MM-DD` in Brasília. */
export function taxBody(line: Line, taxes: GoodsTaxes, issuedOn: string) {
	const { icmsRate } = taxes;
	if (!taxes.ibsCbs && isIbsCbsDue(regimeOf(taxes.icmsSituation), issuedOn)) throw groupMissing(issuedOn);
	const net = netOf(line);
	const icms = icmsRate === null ? 0 : percentOf(net, icmsRate);
	return {
		icms_origem: taxes.icmsOrigin,
		icms_situacao_tributaria: taxes.icmsSituation,
		...(icmsRate ? icmsAmounts(net, icmsRate, icms) : {}),
		pis_situacao_tributaria: taxes.pisSituation,
		...contribution('pis', net - icms, taxes.pisRate),
		cofins_situacao_tributaria: taxes.cofinsSituation,
		...contribution('cofins', net - icms, taxes.cofinsRate),
		...(taxes.ibsCbs ? ibsCbsBody(net - icms, taxes.ibsCbs, issuedOn) : {}),
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

/** ICMS is no part of the base (STF, Tema 69). */
function contribution(tax: 'pis' | 'cofins', base: number, rate: number | null | undefined) {
	if (!rate) return {};
	return {
		[`${tax}_base_calculo`]: fromCents(base),
		[`${tax}_aliquota_porcentual`]: rate,
		[`${tax}_valor`]: fromCents(percentOf(base, rate)),
	};
}

/** ICMS is no part of the base (LC 214/2025, art. 12). */
function ibsCbsBody(base: number, { situation, classification }: NonNullable<GoodsTaxes['ibsCbs']>, issuedOn: string) {
	const codes = { ibs_cbs_situacao_tributaria: situation, ibs_cbs_classificacao_tributaria: classification };
	if (situation !== fullyTaxed) return codes;
	const rates = ibsCbsRates(issuedOn);
	if (!rates || rates.federal === null) throw ratesUnknown(issuedOn);
	const state = percentOf(base, rates.state);
	const town = percentOf(base, rates.town);
	return {
		...codes,
		ibs_cbs_base_calculo: fromCents(base),
		ibs_uf_aliquota: rates.state,
		ibs_uf_valor: fromCents(state),
		ibs_mun_aliquota: rates.town,
		ibs_mun_valor: fromCents(town),
		ibs_valor_total: fromCents(state + town),
		cbs_aliquota: rates.federal,
		cbs_valor: fromCents(percentOf(base, rates.federal)),
	};
}

function ratesUnknown(issuedOn: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'taxRatesUnknown',
		message: `The rates of IBS and CBS on ${issuedOn} are not known to this version, so no invoice of that day was sent`,
		hint: 'Update the Ponte nodes, or issue this invoice by hand; your accountant knows the rates',
	});
}

function groupMissing(issuedOn: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'ibsCbsMissing',
		message: `An invoice of ${issuedOn} needs IBS and CBS (rejection 1115; the Simples Nacional since 2027-01-04), and none were given`,
		hint: 'Add "IBS and CBS: CST" and "IBS and CBS: Classification" to the "Tax Details"; your accountant knows the codes',
	});
}
