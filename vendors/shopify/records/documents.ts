export const addTagsDocument = `
mutation PonteAddTags($id: ID!, $tags: [String!]!) {
	tagsAdd(id: $id, tags: $tags) {
		node {
			id
			... on Order { tags }
		}
		userErrors { field message }
	}
}`;

export const setMetafieldsDocument = `
mutation PonteSetMetafields($metafields: [MetafieldsSetInput!]!) {
	metafieldsSet(metafields: $metafields) {
		metafields { id namespace key }
		userErrors { field message code }
	}
}`;
