import { IntegrationError } from '../../../runtime/errors/integrationError';
import { asRecord, asText } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { readPages } from '../client/readPages';
import { locationsDocument, primaryLocationDocument } from './queries';
import { vendor } from '../client/vendor';

/** The active locations, the primary one first. */
export async function listLocations(graphql: Graphql): Promise<{ id: string; name: string; isDefault: boolean }[]> {
	const nodes = await readPages(async (after) => {
		return (await graphql({ document: locationsDocument, variables: { after }, safety: 'read' })).locations;
	});
	const locations = nodes
		.filter(({ isActive }) => isActive !== false)
		.flatMap(({ id, name, isPrimary }) => {
			const known = asText(id);
			return known === null ? [] : [{ id: known, name: asText(name) ?? known, isDefault: isPrimary === true }];
		});
	return locations.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** The id of the shop's primary location. */
export async function primaryLocation(graphql: Graphql): Promise<string> {
	const data = await graphql({ document: primaryLocationDocument, variables: {}, safety: 'read' });
	const id = asText(asRecord(data.location).id);
	if (id !== null) return id;
	throw new IntegrationError(vendor, {
		class: 'notFound',
		code: 'noLocation',
		message: 'Shopify did not report a primary location',
		hint: 'Choose a location in the node',
	});
}
