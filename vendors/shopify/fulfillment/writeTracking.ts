import type { Graphql } from '../client/api';
import { acceptedPayload } from '../client/userErrors';
import { updateTrackingDocument } from './queries';
import type { TrackingInput } from './tracking';

/** Not repeated blindly: the customer may be written to each time. */
export async function writeTracking(graphql: Graphql, id: string, tracking: TrackingInput, notifyCustomer: boolean): Promise<void> {
	const data = await graphql({ document: updateTrackingDocument, variables: { id, tracking, notifyCustomer }, safety: 'once' });
	acceptedPayload(data, 'fulfillmentTrackingInfoUpdate');
}
