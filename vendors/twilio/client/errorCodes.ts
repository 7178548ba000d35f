import type { ErrorClass, FailureCondition } from '../../../runtime/errors/integrationError';

export interface Meaning {
	class: ErrorClass;
	/** What it is about, before the vendor's own words. */
	message: string;
	/** What the shop does next. */
	hint: string;
	condition?: FailureCondition;
}

const login: Meaning = {
	class: 'auth',
	message: 'the login is not accepted',
	hint: 'Copy "Account SID" and "Auth Token" from the start page of the Twilio Console into the credential',
};

const sender: Meaning = {
	class: 'auth',
	message: 'the account does not have this WhatsApp sender',
	hint: 'Check "Sender Number" in the credential against Messaging → Senders → WhatsApp Senders in the Twilio Console',
};

const recipient: Meaning = {
	class: 'validation',
	message: 'the recipient is not a phone number',
	hint: "Correct the customer's phone",
};

const unreachable: Meaning = {
	class: 'rejected',
	message: 'the message cannot be delivered to this number',
	hint: 'The number may not be on WhatsApp: reach the customer another way, e.g. by e-mail from the error output',
};

const variables: Meaning = {
	class: 'validation',
	message: 'the parameters are not those of the template',
	hint: 'Compare the names under "Parameters" with the variables of the template in the Content Template Builder',
};

const stopped: Meaning = {
	class: 'rejected',
	message: 'the template is paused or disabled',
	hint: 'Look at the template in the Content Template Builder: Meta pauses templates that people block or report. Use another one meanwhile',
};

const media: Meaning = {
	class: 'validation',
	message: 'the file could not be fetched',
	hint: 'Use a link that opens without a login, to a type of file that WhatsApp accepts',
};

const tooFast: Meaning = {
	class: 'rateLimited',
	message: 'too many messages for now, nothing was sent',
	hint: 'Run the item again later, or raise "Maximum Wait" in the node options',
};

/** Twilio documentation, error and warning dictionary; those from 63000 on mostly come as the status of a message. */
export const meanings: Readonly<Record<number, Meaning | undefined>> = {
	20003: login,
	20429: tooFast,
	63018: tooFast,
	21211: recipient,
	21604: recipient,
	21603: sender,
	63007: sender,
	21609: {
		class: 'validation',
		message: 'the address for statuses is not accepted',
		hint: 'Correct "Status Callback URL" in the credential: the production URL of a trigger, beginning with https://',
	},
	21610: {
		class: 'rejected',
		message: 'this person has opted out of messages',
		hint: 'Record the opt-out. Twilio sends nothing to this person before they write START',
	},
	21617: {
		class: 'validation',
		message: 'the text is too long',
		hint: 'Shorten it: Twilio accepts at most 1,600 characters',
	},
	21619: { class: 'validation', message: 'there is nothing to send', hint: 'Give a text or a file' },
	21620: media,
	63019: media,
	21655: {
		class: 'validation',
		message: 'the template does not exist any more',
		hint: 'Choose the template from the list',
	},
	21656: variables,
	63003: unreachable,
	63024: unreachable,
	63005: {
		class: 'rejected',
		message: 'WhatsApp does not accept this content',
		hint: 'Look at the message in the Twilio Console (Monitor → Logs → Messaging) and change it',
	},
	63013: {
		class: 'rejected',
		message: 'the message breaks a rule of WhatsApp',
		hint: 'Look at the message in the Twilio Console (Monitor → Logs → Messaging), and do not send it again as it is',
	},
	63016: {
		class: 'rejected',
		message: 'the customer has not written in the last 24 hours',
		hint: 'Use "Send Template": a free text may only answer a customer within 24 hours',
		condition: 'windowClosed',
	},
	63031: { class: 'validation', message: 'sender and recipient are the same number', hint: "Correct the customer's phone" },
	63041: stopped,
	63042: stopped,
	63049: {
		class: 'rejected',
		message: 'this person has received enough marketing messages for now',
		hint: 'Wait at least 24 hours before another marketing message to this person',
	},
};
