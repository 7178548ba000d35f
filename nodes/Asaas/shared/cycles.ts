import type { INodePropertyOptions } from 'n8n-workflow';

/** How often something is paid, by length. */
export const cycles: INodePropertyOptions[] = [
	{ name: 'Weekly', value: 'weekly' },
	{ name: 'Every Two Weeks', value: 'biweekly' },
	{ name: 'Monthly', value: 'monthly' },
	{ name: 'Every Two Months', value: 'bimonthly' },
	{ name: 'Quarterly', value: 'quarterly' },
	{ name: 'Every Six Months', value: 'semiannually' },
	{ name: 'Yearly', value: 'yearly' },
];
