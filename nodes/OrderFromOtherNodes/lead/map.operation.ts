import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { leadFromFields } from '../../../domain/leads/leadFromFields';
import { hostClock } from '../../../runtime/host/clock';
import type { ItemResult } from '../../../runtime/host/runItems';
import { fieldsParameter } from '../../shared/fieldsParameter';
import { showFor } from '../../shared/showFor';
import { detailsProperty, mapOption, mapped, missing, refuseFields, text, written } from '../mapping';

export const option = mapOption('a lead');

const names = ['company', 'interest', 'source', 'campaign'];

export const description: INodeProperties[] = showFor({ resource: ['lead'] }, [
	text('Name', 'name', { placeholder: 'e.g. Ana Souza', description: 'Of the person' }),
	text('Email', 'email', { placeholder: 'name@email.com', description: 'Of the person' }),
	text('Phone', 'phone', { placeholder: 'e.g. (31) 98888-7777', description: 'Of the person' }),
	detailsProperty([
		text('Campaign', 'campaign', { placeholder: 'e.g. natal-2026', description: 'Which advertisement brought the person' }),
		text('Company', 'company', { placeholder: 'e.g. Padaria Real', description: 'Where the person works' }),
		text('Interest', 'interest', { placeholder: 'e.g. Clareamento', description: 'What the person asks for' }),
		text('Source', 'source', { placeholder: 'e.g. site', description: 'Where the person came from' }),
	]),
]);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult> {
	const top = ['name', 'email', 'phone'].map((name) => [name, written(context.getNodeParameter(name, itemIndex, ''))] as const);
	const details = fieldsParameter(context, itemIndex, 'details');
	const answered = [...top, ...names.map((name) => [name, written(details[name])] as const)];
	refuseFields('lead', missing('lead', top.map(([, value]) => value ?? '').join('')));
	const fields = answered.flatMap(([name, value]) => (value === null ? [] : [{ name, answers: [value] }]));
	const { lead } = leadFromFields({ fields, title: null, page: null, sentAt: null }, hostClock.now());
	return mapped(context, itemIndex, 'lead', { lead });
}
