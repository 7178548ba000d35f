import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Messenger } from '../../../domain/ports/messenger';
import type { ItemResult } from '../../../runtime/host/runItems';
import { documentResult } from '../../shared/operation';
import { ability, type Ability } from './ability';
import { phoneParameter } from './recipient';
import { subjectOf } from './subject';

export const option: INodePropertyOptions = {
	name: 'Check Number',
	value: 'checkNumber',
	description: 'Ask whether a phone number is on WhatsApp; the answer is in "numberCheck"',
	action: 'Check a phone number',
};

export const needs: Ability = 'checkNumber';

export const description: INodeProperties[] = [];

export async function execute(context: IExecuteFunctions, itemIndex: number, messenger: Messenger): Promise<ItemResult> {
	const phone = phoneParameter(context, itemIndex, subjectOf(context, itemIndex));
	const check = await ability(messenger, 'checkNumber')(phone);
	return documentResult('numberCheck', check);
}
