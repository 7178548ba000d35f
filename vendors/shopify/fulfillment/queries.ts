export const orderFulfillmentDocument = `
query PonteOrderFulfillment($id: ID!) {
	order(id: $id) {
		id
		displayFulfillmentStatus
		fulfillments(first: 25) {
			id
			status
			trackingInfo(first: 5) { company number url }
			location { id }
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

/** Of several orders at once. */
export const sentParcelsDocument = `
query PonteSentParcels($ids: [ID!]!) {
	nodes(ids: $ids) {
		... on Order {
			id
			fulfillments(first: 10) {
				id
				status
				trackingInfo(first: 5) { company number url }
				location { id }
			}
		}
	}
}`;

/** Asked for only where the parcel does not hold all that is open. */
export const fulfillmentLinesDocument = `
query PonteFulfillmentLines($id: ID!) {
	order(id: $id) {
		id
		fulfillments(first: 10) {
			id
			fulfillmentLineItems(first: 250) {
				nodes { quantity lineItem { id sku } }
			}
		}
		fulfillmentOrders(first: 10) {
			nodes {
				id
				lineItems(first: 250) {
					nodes { id remainingQuantity lineItem { id sku } }
				}
			}
		}
	}
}`;

export const createFulfillmentDocument = `
mutation PonteFulfill($fulfillment: FulfillmentInput!) {
	fulfillmentCreate(fulfillment: $fulfillment) {
		fulfillment {
			id
			order { displayFulfillmentStatus }
		}
		userErrors { field message }
	}
}`;

export const updateTrackingDocument = `
mutation PonteUpdateTracking($id: ID!, $tracking: FulfillmentTrackingInput!, $notifyCustomer: Boolean!) {
	fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notifyCustomer) {
		fulfillment { id }
		userErrors { field message }
	}
}`;

export const parcelEventsDocument = `
query PonteParcelEvents($id: ID!) {
	fulfillment(id: $id) {
		id
		events(first: 50, reverse: true) {
			nodes { status happenedAt }
		}
	}
}`;

export const addParcelEventDocument = `
mutation PonteAddParcelEvent($event: FulfillmentEventInput!) {
	fulfillmentEventCreate(fulfillmentEvent: $event) {
		fulfillmentEvent { id }
		userErrors { field message }
	}
}`;
