import { createHash } from 'crypto';
import type { LeadOwner } from '../../domain/documents/lead';
import type { OwnerChoice } from '../../domain/ports/leadKeeper';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

/**
 * Who gets a new lead. "In turn" goes by the person's own identity (rendezvous hashing): every seller gets the same share of many leads, a
 * lead that comes twice finds the same seller whatever has restarted, and where one leaves only that seller's leads go to others.
 */
export function pickOwner(vendor: Vendor, choice: OwnerChoice, owners: readonly LeadOwner[], identity: string): string | undefined {
	if (choice.kind === 'none') return undefined;
	const wanted = choice.kind === 'chosen' ? [choice.id] : choice.ids;
	const present = wanted.filter((id) => owners.some((owner) => owner.id === id));
	if (present.length === 0) throw ownerGone(vendor);
	return present.map((id) => ({ id, weight: weightOf(id, identity) })).reduce((best, each) => (each.weight > best.weight ? each : best)).id;
}

function weightOf(id: string, identity: string): string {
	return createHash('sha256')
		.update(JSON.stringify(['owner', id, identity]))
		.digest('hex');
}

function ownerGone(vendor: Vendor): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'validation',
		code: 'ownerGone',
		message: `Nobody of the chosen owners can be given a lead in ${vendor.name} any more`,
		hint: 'Choose owners in the node who are still active, then run the item again: nothing was made',
	});
}
