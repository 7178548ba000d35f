import type { Delivery, Verification } from '../../../domain/ports/eventSource';
import { sameText } from '../../../runtime/webhooks/signature';
import { accepted, refused } from '../../../runtime/webhooks/verification';
import { isPublishedAddress } from './publishedAddresses';
import { noteAcceptance, noteRefusal } from '../../../runtime/webhooks/refusals';

/** `webhook` is its name in this process: a wrong token is noted there, so that the next check writes it anew. */
export function verifyDelivery({ headers, remoteAddress }: Delivery, token: string, webhook: string, onlyPublished: boolean): Verification {
	if (onlyPublished && !isPublishedAddress(remoteAddress)) return refused("The sender's address is not one that Asaas publishes");
	const sent = headers['asaas-access-token'];
	if (sent !== undefined && sameText(sent, token)) {
		noteAcceptance(webhook);
		return accepted;
	}
	noteRefusal(webhook);
	return refused(sent === undefined ? 'The asaas-access-token header is missing' : "The asaas-access-token is not this webhook's");
}
