import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { IntegrationError } from '../../runtime/errors/integrationError';

/** The field of a note that is put with an order; `about`: its hint or description. */
export function noteParameter(about: Pick<INodeProperties, 'hint' | 'description'>): INodeProperties {
	return {
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 2 },
		required: true,
		default: '',
		placeholder: 'e.g. NF-e emitida',
		...about,
	};
}

/** What stands in the field; an empty one is refused. */
export function requireNote(context: IExecuteFunctions, itemIndex: number): string {
	const text = String(context.getNodeParameter('note', itemIndex) ?? '').trim();
	if (text !== '') return text;
	throw new IntegrationError('ponte', { class: 'validation', code: 'note', message: 'The note is empty', hint: 'Fill in "Note"' });
}
