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

export const removeTagsDocument = `
mutation PonteRemoveTags($id: ID!, $tags: [String!]!) {
	tagsRemove(id: $id, tags: $tags) {
		node {
			id
			... on Order { tags }
		}
		userErrors { field message }
	}
}`;

export const orderNoteDocument = `
query PonteOrderNote($id: ID!) {
	order(id: $id) { id note }
}`;

export const setNoteDocument = `
mutation PonteSetNote($input: OrderInput!) {
	orderUpdate(input: $input) {
		order { id note }
		userErrors { field message }
	}
}`;

export const invoiceDefinitionsDocument = `
query PonteInvoiceDefinitions($namespace: String!) {
	metafieldDefinitions(first: 25, ownerType: ORDER, namespace: $namespace) {
		nodes { key }
	}
}`;

export const createDefinitionDocument = `
mutation PonteCreateDefinition($definition: MetafieldDefinitionInput!) {
	metafieldDefinitionCreate(definition: $definition) {
		createdDefinition { id }
		userErrors { code field message }
	}
}`;
