import { requireNumber } from '../shared/numberParameter';
import type { INodeProperties } from 'n8n-workflow';
import type { FinancialStatus } from '../../domain/documents/order';
import type { OrderFilter } from '../../domain/checks/orderFilter';
import type { TriggerContext } from '../../runtime/host/eventTrigger';
import { commaList } from '../shared/commaList';

const financialStatuses: { name: string; value: FinancialStatus }[] = [
	{ name: 'Authorized', value: 'authorized' },
	{ name: 'Paid', value: 'paid' },
	{ name: 'Partially Paid', value: 'partially_paid' },
	{ name: 'Partially Refunded', value: 'partially_refunded' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Refunded', value: 'refunded' },
	{ name: 'Voided', value: 'voided' },
];

export const filtersParameter: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Orders for which one of these does not hold start nothing',
	options: [
		{
			displayName: 'Financial Status',
			name: 'financialStatuses',
			type: 'multiOptions',
			options: financialStatuses,
			default: [],
			description: 'The order has one of these; none chosen: any',
		},
		{
			displayName: 'Minimum Total',
			name: 'minimumTotal',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 0,
			description: 'The total of the order, shipping included, in the currency of the shop',
		},
		{
			displayName: 'Shopify Filter',
			name: 'shopifyFilter',
			type: 'string',
			default: '',
			placeholder: 'e.g. total_price:>=100 AND source_name:web',
			hint: 'Shopify then does not even send the others. The fields are those of the payload of each chosen event.',
			description:
				'In Shopify\'s <a href="https://shopify.dev/docs/apps/build/webhooks/customize/filters">search syntax</a>. Takes effect when the workflow is published.',
		},
		{
			displayName: 'Test Orders',
			name: 'testOrders',
			type: 'options',
			options: [
				{ name: 'Exclude', value: 'exclude', description: 'No test order starts the flow' },
				{ name: 'Include', value: 'include', description: 'Test orders are like others, and have "test" in the document' },
				{ name: 'Only', value: 'only', description: 'Nothing but test orders starts the flow' },
			],
			default: 'include',
			description: 'Orders that were paid with a test gateway, without money',
		},
		{
			displayName: 'With One of These Tags',
			name: 'withTags',
			type: 'string',
			default: '',
			placeholder: 'e.g. vip, atacado',
			hint: 'Separate several with commas',
			description: 'The order has at least one of these tags',
		},
		{
			displayName: 'Without These Tags',
			name: 'withoutTags',
			type: 'string',
			default: '',
			placeholder: 'e.g. suspeito, retirada',
			hint: 'Separate several with commas',
			description: 'The order has none of these tags',
		},
	],
};

type Filters = Partial<Record<keyof OrderFilter | 'shopifyFilter', unknown>>;

export function readFilters(context: TriggerContext): OrderFilter & { shopifyFilter: string } {
	const filters = context.getNodeParameter('filters', {}) as Filters;
	return {
		financialStatuses: (filters.financialStatuses ?? []) as FinancialStatus[],
		minimumTotal: requireNumber(filters.minimumTotal ?? 0, 'Minimum Total'),
		withTags: commaList(filters.withTags),
		withoutTags: commaList(filters.withoutTags),
		testOrders: (filters.testOrders ?? 'include') as OrderFilter['testOrders'],
		shopifyFilter: String(filters.shopifyFilter ?? '').trim(),
	};
}
