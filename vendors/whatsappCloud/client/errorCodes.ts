import type { Meaning, Meanings } from '../../../runtime/meta/graphFailure';

const token: Meaning = {
	class: 'auth',
	message: 'the access token is not accepted',
	hint: 'Make a permanent token of a system user in Meta Business Suite (Settings → System Users) and put it into the credential',
};

const permission: Meaning = {
	class: 'auth',
	message: 'the access token is missing a permission',
	hint: 'Give the system user the permissions whatsapp_business_messaging and whatsapp_business_management, and access to this account',
};

const tooFast: Meaning = {
	class: 'rateLimited',
	message: 'too many calls for now, nothing was sent',
	hint: 'Run the item again later, or raise "Maximum Wait" in the node options',
};

const parameters: Meaning = {
	class: 'validation',
	message: 'the parameters are not those of the template',
	hint: 'Compare the names under "Parameters" with the template in WhatsApp Manager',
};

/** The request may have been carried out all the same: a sending becomes an unknown outcome, a read is asked again. */
const passing: Meaning = {
	class: 'transient',
	message: 'a temporary problem at WhatsApp',
	hint: 'Before sending it again, check in WhatsApp Manager whether the message went out',
};

const stopped: Meaning = {
	class: 'rejected',
	message: 'the template is paused or disabled',
	hint: 'Look at the template in WhatsApp Manager: Meta pauses templates that people block or report. Use another one meanwhile',
};

const version: Meaning = {
	class: 'validation',
	message: 'this version of the API is no longer available',
	hint: 'Set "API Version" in the credential to a current one',
};

/** Meta documentation, error codes of the Cloud API. */
export const meanings: Meanings = {
	0: token,
	104: token,
	190: token,
	3: permission,
	10: permission,
	131005: permission,
	4: tooFast,
	80007: tooFast,
	130429: tooFast,
	2500: version,
	2635: version,
	131056: {
		class: 'rateLimited',
		message: 'too many messages to this one recipient for now, nothing was sent',
		hint: 'Run this item again in a few minutes; other recipients are not affected',
		// One message in 6 seconds is allowed (Meta documentation).
		retryAfterMs: 6_000,
		onlyThisCall: true,
	},
	131048: {
		class: 'rejected',
		message: 'this number is restricted because people blocked or reported its messages',
		hint: 'Wait until the quality rating in WhatsApp Manager is better before you send again',
	},
	131021: {
		class: 'validation',
		message: 'sender and recipient are the same number',
		hint: "Correct the customer's phone",
	},
	131026: {
		class: 'rejected',
		message: 'the message cannot be delivered to this number',
		hint: 'The number may not be on WhatsApp: reach the customer another way, e.g. by e-mail from the error output',
	},
	131047: {
		class: 'rejected',
		message: 'the customer has not written in the last 24 hours',
		hint: 'Use "Send Template", or give Send Text a "Fallback Template": a free text may only answer a customer within 24 hours',
		condition: 'windowClosed',
	},
	131049: {
		class: 'rejected',
		message: 'this person has received enough marketing messages for now',
		hint: 'Wait at least 24 hours before another marketing message to this person',
		retryAfterMs: 24 * 3_600_000,
	},
	131050: {
		class: 'rejected',
		message: 'this person stopped marketing messages from you',
		hint: 'Record the opt-out and do not send this person any more marketing messages',
	},
	132000: parameters,
	132012: parameters,
	132018: parameters,
	132005: parameters,
	131053: {
		class: 'validation',
		message: 'the file cannot be used',
		hint: 'Check its type, its size and, if it is a link, that it opens without a login',
	},
	368: {
		class: 'rejected',
		message: 'Meta has blocked this account temporarily',
		hint: 'Look in Meta Business Suite under Account Quality to see which policy was violated',
	},
	132001: {
		class: 'validation',
		message: 'there is no approved template of this name in this language',
		hint: 'Choose the template from the list, or correct its name and language',
	},
	132015: stopped,
	132016: stopped,
	133010: {
		class: 'auth',
		message: 'the sending number is not registered',
		hint: 'Register the number in WhatsApp Manager, and check "Phone Number ID" in the credential',
	},
	1: passing,
	2: passing,
	131000: passing,
	131016: passing,
};
