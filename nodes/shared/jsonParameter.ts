import type { IExecuteFunctions } from 'n8n-workflow';

/** The value of a JSON parameter: what an expression gives, or what the text says; a text that is no JSON as it is. */
export function jsonParameter(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	const value: unknown = context.getNodeParameter(name, itemIndex);
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
