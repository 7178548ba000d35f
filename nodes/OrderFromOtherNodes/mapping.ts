import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { DocumentKind, RecordDocuments } from '../../domain/ports/recordReader';
import type { Problem } from '../../domain/values/problem';
import { tellProblems } from '../../domain/values/problemWords';
import { readPhone } from '../../domain/values/phone';
import { IntegrationError } from '../../runtime/errors/integrationError';
import type { ItemResult } from '../../runtime/host/runItems';
import { guessOf } from '../../runtime/records/guess';
import { documentItem } from './documentItem';

export const text = (displayName: string, name: string, about: Partial<INodeProperties>): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...about,
});

export function mapOption(article: string): INodePropertyOptions {
	return {
		name: 'Map Fields',
		value: 'map',
		description: `Say field by field what ${article} is made of, for anything that is not recognized`,
		action: `Map the fields of ${article}`,
	};
}

export function detailsProperty(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Details',
		name: 'details',
		type: 'collection',
		placeholder: 'Add Detail',
		default: {},
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}

/** A parameter as text; null for an empty one, and for what an expression gives that is no text. */
export function written(value: unknown): string | null {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
}

export function phoneOf(value: unknown): string | null {
	const reading = readPhone(written(value));
	return reading.valid ? reading.e164 : written(value);
}

/** Refuses fields that decide and are empty or cannot be read, all at once. */
export function refuseFields(kind: DocumentKind, problems: readonly Problem[]): void {
	if (problems.length === 0) return;
	throw new IntegrationError('ponte', {
		class: 'validation',
		code: 'mappingIncomplete',
		message: `The mapped ${kind} cannot be used: ${tellProblems(problems)}`,
		hint: 'Look at what the expressions of the fields give for this item',
	});
}

export function missing(field: string, value: unknown): Problem[] {
	return value === null || value === undefined || value === '' ? [{ field, message: 'is missing' }] : [];
}

export function mapped(context: IExecuteFunctions, itemIndex: number, kind: DocumentKind, documents: RecordDocuments): ItemResult {
	const shape = { vendor: { id: 'manual', name: '' }, shape: { name: 'mapped fields' } };
	const test = documents.order?.test === true ? { test: true as const } : {};
	return documentItem(context, itemIndex, { documents, recognizedAs: guessOf(kind, { documents, doubts: [], ...test }, shape) });
}
