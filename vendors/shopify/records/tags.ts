import { asRecord } from '../../../runtime/client/json';
import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { textsOf } from '../client/reading';
import { addTagsDocument, removeTagsDocument } from './queries';

/** Adds to the order's tags, keeps those it has, and answers all of them. Adding one again changes nothing. */
export async function addTags(graphql: Graphql, orderId: string, tags: readonly string[]): Promise<string[]> {
	const data = await graphql({ document: addTagsDocument, variables: { id: orderId, tags }, safety: 'keyed' });
	return textsOf(asRecord(acceptedPayload(data, 'tagsAdd').node).tags);
}

/**
 * Takes tags off, whatever their case, and answers those that are left. One that is not there changes nothing. Shopify takes off only what
 * is written alike, and passes over the rest without a word: what is left in other letters is asked for as it is written.
 */
export async function removeTags(graphql: Graphql, orderId: string, tags: readonly string[]): Promise<string[]> {
	const left = await removeExactly(graphql, orderId, tags);
	const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
	const others = left.filter((tag) => wanted.has(tag.toLowerCase()));
	return others.length === 0 ? left : await removeExactly(graphql, orderId, others);
}

async function removeExactly(graphql: Graphql, orderId: string, tags: readonly string[]): Promise<string[]> {
	const data = await graphql({ document: removeTagsDocument, variables: { id: orderId, tags }, safety: 'keyed' });
	return textsOf(asRecord(acceptedPayload(data, 'tagsRemove').node).tags);
}
