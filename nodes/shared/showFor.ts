import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** The properties, shown under their own conditions and these. */
export function showFor(show: NonNullable<IDisplayOptions['show']>, properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, ...show } },
	}));
}
