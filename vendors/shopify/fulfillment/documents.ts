export const orderFulfillmentDocument = `
query PonteOrderFulfillment($id: ID!) {
	order(id: $id) {
		id
		displayFulfillmentStatus
		fulfillments(first: 25) {
			id
			status
			trackingInfo(first: 1) { number }
		}
		fulfillmentOrders(first: 25) {
			nodes {
				id
				status
				supportedActions { action }
				assignedLocation { name location { id } }
			}
		}
	}
}`;

export const createFulfillmentDocument = `
mutation PonteFulfill($fulfillment: FulfillmentInput!) {
	fulfillmentCreate(fulfillment: $fulfillment) {
		fulfillment { id }
		userErrors { field message }
	}
}`;
