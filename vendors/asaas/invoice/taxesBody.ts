import type { RegularRegimeTaxes, ServiceDetails } from '../../../domain/ports/invoiceIssuer';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import type { Json } from '../../../runtime/client/json';
import { vendor } from '../client/vendor';

/** Asaas' words for the CST of PIS and COFINS (Asaas documentation, "NT-007"). */
const situations: Record<NonNullable<RegularRegimeTaxes['pisCofinsSituation']>, string> = {
	'01': 'STANDARD_TAXABLE_OPERATION',
	'02': 'DIFFERENTIATED_RATE_TAXABLE_OPERATION',
	'03': 'TAXABLE_PER_MEASURE_UNIT_OPERATION',
	'04': 'MONOPHASIC_RESALE_ZERO_RATE_OPERATION',
	'05': 'TAX_SUBSTITUTION_OPERATION',
	'06': 'ZERO_RATE_TAXABLE_OPERATION',
	'07': 'EXEMPT_CONTRIBUTION_OPERATION',
	'08': 'NON_TAXABLE_OPERATION',
	'09': 'TAX_SUSPENSION_OPERATION',
};

/** What is charged names its rates. */
const withRates: readonly RegularRegimeTaxes['pisCofinsSituation'][] = ['01', '02'];

/** The `taxes` of an NFS-e: what is withheld, and what the regular regime has to say of IBS, CBS, PIS and COFINS since 2026. */
export function taxesBody({ taxes, regular }: Pick<ServiceDetails, 'taxes' | 'regular'>): Json {
	return { ...taxes, ...(regular ? regularBody(regular) : {}) };
}

function regularBody(regular: RegularRegimeTaxes): Json {
	const { pisCofinsSituation: situation, pisRate, cofinsRate } = regular;
	if (withRates.includes(situation) && (pisRate === null || cofinsRate === null)) throw rateMissing();
	const fields: Json = {
		taxSituationCode: regular.ibsCbsSituation,
		taxClassificationCode: regular.ibsCbsClassification,
		nbsCode: regular.nbsCode,
		operationIndicatorCode: regular.operationIndicator,
		pisCofinsTaxStatus: situation && situations[situation],
		operationPis: pisRate,
		operationCofins: cofinsRate,
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function rateMissing(): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'operationRateMissing',
		message: 'The PIS/COFINS situations 01 and 02 need the rates of the operation',
		hint: 'Add "PIS of the Operation (%)" and "COFINS of the Operation (%)" under "Service Details", for example 0.65 and 3',
	});
}
