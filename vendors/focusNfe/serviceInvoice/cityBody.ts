import { brazilIsoTime } from '../../../domain/values/brazilTime';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { vendor } from '../client/vendor';
import { amountsOf } from './amounts';
import type { CustomerParts } from './customerParts';
import { descriptionOf } from './description';
import type { Provider, TaxRegime } from './provider';
import type { ServiceRequest } from './requireService';

/** What a body is made of, beside the request. */
export interface Setting {
	provider: Provider;
	/** IBGE's number of the provider's town: where the service is done, too, and its ISS due. */
	town: string;
	customer: CustomerParts;
	/** Milliseconds since the epoch. */
	now: number;
}

/** `regime_especial_tributacao` (ABRASF): 5 MEI, 6 small company under Simples Nacional. */
const specialRegimes: Partial<Record<TaxRegime, string>> = { mei: '5', simples: '6' };

/** Body of `POST /v2/nfse` (vendor documentation, "NFSe"): one form for all towns, which Focus NFe turns into the town's own. */
export function cityBody(request: ServiceRequest, { provider, town, customer, now }: Setting) {
	const special = specialRegimes[provider.regime];
	const { taxId, address, ...person } = customer;
	return {
		data_emissao: brazilIsoTime(now),
		natureza_operacao: operationNature(request),
		optante_simples_nacional: provider.regime !== 'regular',
		...(special === undefined ? {} : { regime_especial_tributacao: special }),
		prestador: { cnpj: provider.cnpj, inscricao_municipal: provider.municipalRegistration, codigo_municipio: town },
		tomador: { ...taxId, ...person, ...(address ? { endereco: address } : {}) },
		servico: { ...serviceBody(request), codigo_municipio: town },
	};
}

function serviceBody(request: ServiceRequest) {
	const { code, cityTaxCode, cnae, taxes } = request.service;
	const { total, deductions, base, iss, federal } = amountsOf(request);
	return {
		discriminacao: descriptionOf(request),
		item_lista_servico: code,
		...(cityTaxCode ? { codigo_tributario_municipio: cityTaxCode } : {}),
		...(cnae ? { codigo_cnae: cnae } : {}),
		valor_servicos: total,
		...(deductions > 0 ? { valor_deducoes: deductions, base_calculo: base } : {}),
		...(taxes.iss > 0 ? { aliquota: taxes.iss, valor_iss: iss } : {}),
		iss_retido: taxes.retainIss,
		...(taxes.retainIss ? { valor_iss_retido: iss } : {}),
		...federal,
	};
}

/** A number here, where an NF-e has a text: 1 taxed in the town, 2 outside of it, 3 exempt, 4 immune, 5 and 6 suspended. */
function operationNature({ overrides, orderNumber }: ServiceRequest): string {
	const requested = overrides?.operationNature?.trim() || '1';
	if (/^[1-6]$/.test(requested)) return requested;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'operationNature',
		message: `Order ${orderNumber}: "${requested}" is not an operation nature (natureza de operação) of an NFS-e`,
		hint: 'Remove the option "Operation Nature", or give a number from 1 (taxed in the town) to 6',
	});
}
