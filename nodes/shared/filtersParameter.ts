import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** The "Filters" of a Get Many. One that was added and came out empty would list everything, and what follows would be done to all of it. */
export function filtersParameter(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const filters = context.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const empty = Object.keys(filters).find((name) => Array.isArray(filters[name]) || String(filters[name] ?? '').trim() === '');
	if (empty === undefined) return filters;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'filterEmpty',
		message: `The filter "${wordsOf(empty)}" is empty or a list, so it keeps nothing out`,
		hint: 'Look where its expression takes it from, or take the filter away to list all',
	});
}

/** `customerId` as the editor shows it. */
function wordsOf(name: string): string {
	const words = name.replace(/(?=[A-Z])/g, ' ').replace(/\bId\b/, 'ID');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
