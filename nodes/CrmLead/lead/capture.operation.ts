import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadBook } from '../../../domain/ports/leadKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { leadKeepers } from '../../../vendors';
import { showFor } from '../../shared/showFor';
import { draftProperties, draftsParameter } from './draftFields';
import { leadResult } from './leadResult';
import { ownerParameter, ownerProperties } from './ownerFields';

export const option: INodePropertyOptions = {
	name: 'Capture',
	value: 'capture',
	description: 'Find the lead by email and phone and fill in what is empty, or make it, once',
	action: 'Capture a lead',
};

/** Where leads have owners. */
const withOwners = leadKeepers.map(({ id }) => id);

export const description: INodeProperties[] = [
	...draftProperties,
	...showFor({ vendor: withOwners }, ownerProperties),
	optionsCollection([maximumWait]),
];

/**
 * `found`: the CRM had the lead already; `completed`: what was empty there and is not any more. One item for each lead, one after the
 * other: two of them may be one person.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<ItemResult[]> {
	const owner = ownerParameter(context, itemIndex);
	const results: ItemResult[] = [];
	for (const draft of draftsParameter(context, itemIndex)) {
		const { lead, found, completed } = await book.capture({ draft, owner });
		results.push(leadResult(lead, { found, completed }));
	}
	return results;
}
