import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { IntegrationError } from '../../../runtime/errors/integrationError';

/** A text that SEFAZ takes in one length only. */
export interface BoundedText {
	name: string;
	displayName: string;
	shortest: number;
	longest: number;
}

export function boundedTextProperty(
	{ name, displayName, shortest, longest }: BoundedText,
	about: Partial<INodeProperties>,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		hint: `${shortest} to ${longest} characters`,
		...about,
	};
}

/** Checked before any call: a refusal of SEFAZ for its length tells less, and later. */
export function boundedText(context: IExecuteFunctions, itemIndex: number, { name, displayName, shortest, longest }: BoundedText): string {
	const text = String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	if (text.length >= shortest && text.length <= longest) return text;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: name,
		message: `"${displayName}" has ${text.length} characters: SEFAZ takes ${shortest} to ${longest}`,
		hint: `Correct "${displayName}", then run the item again`,
	});
}

export const justification: BoundedText = { name: 'justification', displayName: 'Justification', shortest: 15, longest: 255 };

export const correction: BoundedText = { name: 'correction', displayName: 'Correction', shortest: 15, longest: 1000 };
