import type { INodeProperties } from 'n8n-workflow';

/** Of vendors that count calls: their limits are divided by it. */
export const processesField: INodeProperties = {
	displayName: 'n8n Processes',
	name: 'processes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 64, numberPrecision: 0 },
	default: 1,
	hint: 'Leave 1 unless n8n runs in queue mode: then the number of workers plus one',
	description:
		'How many processes of n8n use this account at once. Each keeps to its share of the calls that the account may make, and waits after a lost answer for what another one may have made.',
};
