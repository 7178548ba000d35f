import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { FreightMode, InvoiceChoice, InvoiceOverrides } from '../../../domain/ports/invoiceIssuer';
import type { InvoiceIssuerEntry } from '../../../runtime/vendorEntry';

/** What a request may want otherwise than the vendor's settings, as options of the node. */
interface OverrideOption {
	override: keyof InvoiceOverrides;
	property: INodeProperties;
	/** The vendor's list that it is chosen from, where the vendor has it. */
	from?: InvoiceChoice;
}

/** The node's method that loads each list. */
export const choiceMethods: Record<InvoiceChoice, string> = {
	operationNatures: 'getOperationNatures',
	series: 'getSeries',
	locations: 'getLocations',
	stores: 'getStores',
	paymentMethods: 'getPaymentMethods',
};

const freightModes: (INodePropertyOptions & { value: FreightMode })[] = [
	{ name: '0 Sender (CIF)', value: 0 },
	{ name: '1 Recipient (FOB)', value: 1 },
	{ name: '2 Third Party', value: 2 },
	{ name: '3 Own Carriage of the Sender', value: 3 },
	{ name: '4 Own Carriage of the Recipient', value: 4 },
	{ name: '9 Nothing Is Carried', value: 9 },
];

const text = { type: 'string', default: '' } as const;

const overrideOptions: OverrideOption[] = [
	{
		override: 'additionalInformation',
		property: {
			displayName: 'Additional Information',
			name: 'additionalInformation',
			...text,
			typeOptions: { rows: 2 },
			description: 'For the customer, on the DANFE (informações complementares)',
		},
	},
	{
		override: 'draftOnly',
		property: {
			displayName: 'Draft Only',
			name: 'draftOnly',
			type: 'boolean',
			default: false,
			description:
				'Whether the invoice is made and not sent to SEFAZ, so that it can be checked first. Issuing the order again without this sends it.',
		},
	},
	{
		override: 'freightMode',
		property: {
			displayName: 'Freight Mode',
			name: 'freightMode',
			type: 'options',
			options: freightModes,
			default: 0,
			description: 'Who contracts the carrier (modalidade do frete)',
		},
	},
	{
		override: 'intermediary',
		property: {
			displayName: 'Intermediary CNPJ',
			name: 'intermediaryCnpj',
			...text,
			placeholder: 'e.g. 12.345.678/0001-95',
			hint: 'With "Intermediary Seller ID"',
			description: 'Of the marketplace that the sale came through (NT 2020.006). Empty: it was your own site.',
		},
	},
	{
		override: 'intermediary',
		property: {
			displayName: 'Intermediary Seller ID',
			name: 'intermediarySellerId',
			...text,
			placeholder: 'e.g. minha-loja',
			description: 'What your shop is called at the marketplace',
		},
	},
	{
		override: 'operationNature',
		from: 'operationNatures',
		property: {
			displayName: 'Operation Nature',
			name: 'operationNature',
			...text,
			description: 'What kind of sale it is (natureza de operação), which decides on CFOP and taxes',
		},
	},
	{
		override: 'series',
		from: 'series',
		property: { displayName: 'Series', name: 'series', ...text, description: 'Series of the invoice' },
	},
	{
		override: 'store',
		from: 'stores',
		property: { displayName: 'Store', name: 'store', ...text, description: 'The sales channel (loja) that a new sale belongs to' },
	},
	{
		override: 'location',
		from: 'locations',
		property: { displayName: 'Warehouse', name: 'location', ...text, description: 'The warehouse (depósito) that the goods leave from' },
	},
	{
		override: 'unknownProducts',
		property: {
			displayName: 'Unknown Products',
			name: 'unknownProducts',
			type: 'options',
			options: [
				{ name: 'Create', value: 'create', description: 'Create the product with name, price, NCM and GTIN of the order' },
				{ name: 'Fail', value: 'fail', description: 'Send the item to the error output with the SKUs that are missing' },
				{ name: 'Use a Generic Product', value: 'generic', description: 'Sell it as the product that "Generic Product SKU" names' },
			],
			default: 'fail',
			description: 'What becomes of a product whose SKU the ERP does not know',
		},
	},
	{
		override: 'unknownProducts',
		property: {
			displayName: 'Generic Product SKU',
			name: 'genericSku',
			...text,
			placeholder: 'e.g. DIVERSOS',
			hint: 'For "Unknown Products": "Use a Generic Product"',
			description: 'SKU of a product in the ERP whose taxes fit all that may be unknown',
		},
	},
	{
		override: 'paymentMethods',
		from: 'paymentMethods',
		property: { displayName: 'Payment Method', name: 'to', ...text, description: 'How the ERP calls it' },
	},
];

/** The options of the vendors that can meet them. */
export function overrideProperties(entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	return propertiesOf(overrideOptions, entries);
}

/** Those that a check can find wrong. */
export function checkedProperties(entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	return propertiesOf(
		overrideOptions.filter(({ override }) => ['unknownProducts', 'intermediary', 'series', 'paymentMethods'].includes(override)),
		entries,
	);
}

function propertiesOf(options: readonly OverrideOption[], entries: readonly InvoiceIssuerEntry[]): INodeProperties[] {
	return options.flatMap(({ override, property, from }) => {
		const able = entries.filter(({ overrides }) => overrides.includes(override));
		const listing = able.filter(({ choices }) => from !== undefined && choices.includes(from));
		const variants = [
			{ vendors: listing, shown: from ? fromList(property, from) : property },
			{ vendors: able.filter((entry) => !listing.includes(entry)), shown: property },
		];
		return variants
			.filter(({ vendors }) => vendors.length > 0)
			.map(({ vendors, shown }) => forVendors(override === 'paymentMethods' ? methodMap(shown) : shown, vendors));
	});
}

function forVendors(property: INodeProperties, vendors: readonly InvoiceIssuerEntry[]): INodeProperties {
	return { ...property, displayOptions: { show: { '/vendor': vendors.map(({ id }) => id) } } };
}

function fromList(property: INodeProperties, from: InvoiceChoice): INodeProperties {
	const manual = 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.';
	return {
		...property,
		displayName: `${property.displayName} Name or ID`,
		type: 'options',
		typeOptions: { loadOptionsMethod: choiceMethods[from], loadOptionsDependsOn: ['vendor'] },
		description: `${property.description}. ${manual}`,
	};
}

function methodMap(target: INodeProperties): INodeProperties {
	const source: INodeProperties = {
		displayName: 'Method of the Order',
		name: 'from',
		...text,
		placeholder: 'e.g. credit_card',
		hint: 'pix, bank_slip, credit_card, debit_card, transfer, deposit or cash; or the gateway as the shop calls it',
		description: 'How the order says that it was paid',
	};
	return {
		displayName: 'Payment Methods',
		name: 'paymentMethods',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Method',
		default: {},
		options: [{ displayName: 'Method', name: 'pair', values: [source, target] }],
		description: "The ERP's payment method for each one of the order; all others go by the ERP's own setting",
	};
}
