import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Lead } from '../../../domain/documents/lead';
import type { Problem } from '../../../domain/values/problem';
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
	for (const { draft, problems } of draftsParameter(context, itemIndex)) {
		const { lead, found, completed } = await book.capture({ draft, owner });
		results.push(leadResult(withProblems(lead, problems), { found, completed }));
	}
	return results;
}

/** What the form was like, beside what the CRM has: of a field the CRM's word counts, and a consent that stands there. */
function withProblems(lead: Lead, problems: readonly Problem[]): Lead {
	const told = [...lead.problems.map(({ field }) => field), ...(lead.consent.given === true ? ['lead.consent'] : [])];
	return { ...lead, problems: [...lead.problems, ...problems.filter(({ field }) => !told.includes(field))] };
}
