import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { AmountRules } from '../../domain/values/amount';
import type { RegularRegimeTaxes } from '../../domain/ports/invoiceIssuer';
import { percentage } from './numberParameter';

type Situation = NonNullable<RegularRegimeTaxes['pisCofinsSituation']>;

const situations: readonly [Situation, string][] = [
	['01', '01 Standard Rate'],
	['02', '02 Other Rate'],
	['03', '03 by Unit of Measure'],
	['04', '04 Monophasic Resale'],
	['05', '05 Tax Substitution'],
	['06', '06 Zero Rate'],
	['07', '07 Exempt'],
	['08', '08 Not Taxed'],
	['09', '09 Suspended'],
];

const text = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
});

const rate = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	default: 0,
	hint: 'Compulsory with the PIS/COFINS situations 01 and 02',
	description: 'Rate of the operation, which is not what the customer withholds',
});

/** Fields of `serviceDetails` that only a company of the regular regime (Lucro Real, Lucro Presumido) needs. */
export const regularRegimeFields: INodeProperties[] = [
	rate('COFINS of the Operation (%)', 'operationCofins'),
	text('IBS/CBS Classification', 'ibsCbsClassification', '000001', 'Of the regular regime (cClassTrib), 6 digits'),
	text('IBS/CBS Situation', 'ibsCbsSituation', '000', 'Of the regular regime (CST), 3 digits'),
	text('NBS Code', 'nbsCode', '1.1502.10.00', 'Of the services by the list of the NBS'),
	text('Operation Indicator', 'operationIndicator', '100301', 'Where the service is consumed (cIndOp), 6 digits'),
	rate('PIS of the Operation (%)', 'operationPis'),
	{
		displayName: 'PIS/COFINS Situation',
		name: 'pisCofinsSituation',
		type: 'options',
		options: situations.map(([value, name]) => ({ name, value })),
		default: '01',
		description: 'Of the regular regime (CST)',
	},
];

/** What was filled in; undefined where nothing was, as under Simples Nacional. */
export function regularRegime(
	details: IDataObject,
	read: (value: unknown, field: string, rules: AmountRules) => number,
): RegularRegimeTaxes | undefined {
	if (!regularRegimeFields.some(({ name }) => Object.hasOwn(details, name))) return undefined;
	const written = (name: string) => String(details[name] ?? '').trim() || null;
	const rateOf = (name: string, field: string) => (Object.hasOwn(details, name) ? read(details[name], field, percentage) : null);
	return {
		ibsCbsSituation: written('ibsCbsSituation'),
		ibsCbsClassification: written('ibsCbsClassification'),
		nbsCode: written('nbsCode'),
		operationIndicator: written('operationIndicator'),
		pisCofinsSituation: situations.find(([value]) => value === details.pisCofinsSituation)?.[0] ?? null,
		pisRate: rateOf('operationPis', 'PIS of the Operation (%)'),
		cofinsRate: rateOf('operationCofins', 'COFINS of the Operation (%)'),
	};
}
