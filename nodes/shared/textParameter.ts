import type { IExecuteFunctions } from 'n8n-workflow';
import { asText } from '../../runtime/client/json';

/**
 * A text that a user or a node before this one gave, without blanks around it; '' for an empty cell (null) and for what is no text. Written
 * out, as `null` or `[object Object]`, it would be one name for everything.
 */
export function textParameter(context: IExecuteFunctions, itemIndex: number, name: string): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '');
	return Number.isNaN(value) ? '' : (asText(value) ?? '');
}
