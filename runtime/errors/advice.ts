import type { ErrorClass } from './integrationError';

/** What to do where nothing better is known than the class. */
export const advice: Record<ErrorClass, string> = {
	transient: 'The vendor is having a temporary problem. Run the item again later: what was already done will be found, not done twice.',
	rateLimited: 'The vendor accepts no more calls for now. Run the item again later, or raise "Maximum Wait" in the node options.',
	auth: 'Open the credential, check its fields and permissions, and use its test.',
	validation: 'Correct the field that is named, then run the item again.',
	notFound: 'Check that it exists at the vendor and that the credential belongs to the right account.',
	conflict: 'Look at the record at the vendor: it contradicts what this item asks for.',
	rejected: 'Correct what the reason names, then run the item again.',
	unknownOutcome: 'Check at the vendor whether it was done. Running the item again checks first.',
};
