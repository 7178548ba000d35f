export const stockLevelsDocument = `
query PonteStockLevels($query: String!, $location: ID!, $after: String) {
	inventoryItems(first: 250, query: $query, after: $after) {
		nodes {
			id
			sku
			tracked
			inventoryLevel(locationId: $location) {
				quantities(names: ["available"]) { quantity }
			}
		}
		pageInfo { hasNextPage endCursor }
	}
}`;

export const skusDocument = `
query PonteSkus($after: String) {
	inventoryItems(first: 100, after: $after) {
		nodes { sku }
		pageInfo { hasNextPage endCursor }
	}
}`;

export const locationsDocument = `
query PonteLocations($after: String) {
	locations(first: 100, after: $after) {
		nodes { id name isActive isPrimary }
		pageInfo { hasNextPage endCursor }
	}
}`;

export const primaryLocationDocument = `
query PontePrimaryLocation {
	location { id }
}`;

export const setQuantitiesDocument = `
mutation PonteSetStock($input: InventorySetQuantitiesInput!, $key: String!) {
	inventorySetQuantities(input: $input) @idempotent(key: $key) {
		inventoryAdjustmentGroup { id }
		userErrors { code field message }
	}
}`;

export const adjustQuantitiesDocument = `
mutation PonteAdjustStock($input: InventoryAdjustQuantitiesInput!, $key: String!) {
	inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
		inventoryAdjustmentGroup { id }
		userErrors { code field message }
	}
}`;
