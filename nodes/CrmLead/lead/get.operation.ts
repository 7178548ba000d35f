import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { LeadBook } from '../../../domain/ports/leadKeeper';
import type { ItemResult } from '../../../runtime/host/runItems';
import { maximumWait, optionsCollection } from '../../shared/optionsCollection';
import { leadResult } from './leadResult';
import { leadParameter, leadProperties } from './whichLead';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Read a lead as it stands now',
	action: 'Get a lead',
};

export const description: INodeProperties[] = [...leadProperties, optionsCollection([maximumWait])];

export async function execute(context: IExecuteFunctions, itemIndex: number, book: LeadBook): Promise<ItemResult> {
	return leadResult(await book.get(await leadParameter(context, itemIndex, book)));
}
