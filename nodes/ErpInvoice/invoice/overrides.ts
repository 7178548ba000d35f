import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { FreightMode, Intermediary, InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';
import { IntegrationError } from '../../../runtime/errors/integrationError';
import { invoiceIssuers } from '../../../vendors';
import { chosenVendor } from '../../shared/openVendor';
import { pairsOf } from './pairs';

/** What the user wants and the vendor can do; options left over from another vendor do not count. Undefined where there is nothing. */
export function overridesParameter(
	context: IExecuteFunctions,
	itemIndex: number,
	{ overrides: able }: Pick<InvoiceIssuerEntry, 'overrides'>,
): InvoiceOverrides | undefined {
	// n8n takes no undefined for a value that may be absent.
	const option = (name: string): unknown => context.getNodeParameter(`options.${name}`, itemIndex, null) ?? undefined;
	const wanted = Object.entries(readOverrides(option)).filter(
		([override, value]) => value !== undefined && able.includes(override as keyof InvoiceOverrides),
	);
	return wanted.length === 0 ? undefined : (Object.fromEntries(wanted) as InvoiceOverrides);
}

function readOverrides(option: (name: string) => unknown): Record<keyof InvoiceOverrides, unknown> {
	const text = (name: string) => String(option(name) ?? '').trim() || undefined;
	const methods = pairsOf((option('paymentMethods') ?? {}) as IDataObject);
	const freightMode = option('freightMode');
	return {
		draftOnly: option('draftOnly') === true ? true : undefined,
		operationNature: text('operationNature'),
		series: text('series'),
		location: text('location'),
		store: text('store'),
		freightMode: freightMode === undefined ? undefined : (Number(freightMode) as FreightMode),
		additionalInformation: text('additionalInformation'),
		paymentMethods: Object.keys(methods).length > 0 ? methods : undefined,
		intermediary: intermediaryOf(text('intermediaryCnpj'), text('intermediarySellerId')),
		unknownProducts: unknownProducts(option('unknownProducts'), text('genericSku')),
	};
}

/** Half of it is told as well, for the checks to name what is missing. */
function intermediaryOf(cnpj: string | undefined, sellerId: string | undefined): Intermediary | undefined {
	if (cnpj === undefined && sellerId === undefined) return undefined;
	return { cnpj: (cnpj ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase(), sellerId: sellerId ?? '' };
}

/** What a line without a SKU is sold as, where the chosen vendor can do so; undefined where nothing is said. */
export function genericSkuParameter(context: IExecuteFunctions, itemIndex: number): string | undefined {
	const policy = overridesParameter(context, itemIndex, chosenVendor(context, invoiceIssuers))?.unknownProducts;
	return typeof policy === 'object' ? policy.genericSku : undefined;
}

function unknownProducts(policy: unknown, genericSku: string | undefined): InvoiceOverrides['unknownProducts'] {
	if (policy === 'create') return 'create';
	if (policy !== 'generic') return undefined;
	if (genericSku) return { genericSku };
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'genericSku',
		message: '"Unknown Products" is set to a generic product, but its SKU is empty',
		hint: 'Add the option "Generic Product SKU"',
	});
}
