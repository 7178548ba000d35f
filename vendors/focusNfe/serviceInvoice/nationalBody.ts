import { brazilDate, brazilIsoTime } from '../../../domain/values/brazilTime';
import type { IssueRequest } from '../../../domain/ports/invoiceIssuer';
import type { Problem } from '../../../domain/values/problem';
import { amountsOf } from './amounts';
import type { Setting } from './cityBody';
import type { CustomerParts } from './customerParts';
import { descriptionOf } from './description';
import type { TaxRegime } from './provider';
import { serviceIncomplete, type ServiceRequest } from './requireService';

/** `codigo_opcao_simples_nacional`. */
const simplesOptions: Record<TaxRegime, number> = { regular: 1, mei: 2, simples: 3 };

/** Body of `POST /v2/nfsen` (vendor documentation, "NFSe Nacional"): flat, and the national system knows most rates itself. */
export function nationalBody(request: ServiceRequest, { provider, town, customer, now }: Setting) {
	requireNational(request);
	return {
		data_emissao: brazilIsoTime(now),
		data_competencia: brazilDate(now),
		codigo_municipio_emissora: town,
		cnpj_prestador: provider.cnpj,
		...(provider.municipalRegistration ? { inscricao_municipal_prestador: provider.municipalRegistration } : {}),
		codigo_opcao_simples_nacional: simplesOptions[provider.regime],
		// All taxes are paid by way of Simples Nacional; asked of such companies only.
		...(provider.regime === 'simples' ? { regime_tributario_simples_nacional: 1 } : {}),
		regime_especial_tributacao: 0,
		...ofCustomer(customer),
		...serviceBody(request, town),
	};
}

/** `tributacao_iss` 1: taxed; `tipo_retencao_iss`: 1 not withheld, 2 by the customer. */
function serviceBody(request: ServiceRequest, town: string) {
	const { code, cityTaxCode, taxes } = request.service;
	return {
		codigo_municipio_prestacao: town,
		codigo_tributacao_nacional_iss: digits(code),
		...(cityTaxCode ? { codigo_tributacao_municipal_iss: cityTaxCode } : {}),
		descricao_servico: descriptionOf(request),
		valor_servico: amountsOf(request).total,
		tributacao_iss: 1,
		tipo_retencao_iss: taxes.retainIss ? 2 : 1,
		...(taxes.iss > 0 ? { percentual_aliquota_relativa_municipio: taxes.iss } : {}),
	};
}

function requireNational(request: ServiceRequest): void {
	const problems = nationalProblems(request);
	if (problems.length > 0) throw serviceIncomplete(request.orderNumber, problems);
}

/** What only a town's own system takes is refused: left out, the invoice would say something else than it was asked to. */
export function nationalProblems({ service, overrides }: Pick<IssueRequest, 'service' | 'overrides'>): Problem[] {
	if (!service) return [];
	const { pis, cofins, csll, inss, ir } = service.taxes;
	const asked = {
		Deductions: service.deductions > 0,
		'PIS, COFINS, CSLL, INSS, IR': [pis, cofins, csll, inss, ir].some((rate) => rate > 0),
		CNAE: Boolean(service.cnae),
		'Operation Nature': overrides?.operationNature !== undefined,
	};
	const untold = Object.entries(asked).filter(([, isAsked]) => isAsked);
	return [
		...(digits(service.code ?? '').length === 6
			? []
			: [{ field: 'Service Code', message: 'is not a national code of 6 digits, e.g. 01.07.01' }]),
		...untold.map(([field]) => ({ field, message: 'cannot be told to the national system by this node' })),
	];
}

function digits(code: string): string {
	return code.replace(/\D/g, '');
}

/** In one level; the state follows from the town. */
function ofCustomer({ taxId, address, ...person }: CustomerParts): Record<string, string> {
	const parts = Object.entries({ ...taxId, ...person, ...address }).filter(([name]) => name !== 'uf');
	return Object.fromEntries(parts.map(([name, value]) => [`${name}_tomador`, value]));
}
