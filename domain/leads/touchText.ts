import type { Lead } from '../documents/lead';
import { flowVariables } from '../messaging/flowVariables';
import { fillPlaceholders } from '../messaging/placeholders';

/** As the user writes it, with `{first_name}` and the like. */
export interface WrittenText {
	/** Of an e-mail. */
	subject: string;
	text: string;
}

export interface TouchText {
	/** One line: what a person has typed into a form cannot become a header of the e-mail. */
	subject: string;
	text: string;
	/** Names of variables that have no value for this lead. */
	missing: string[];
}

/** What a step says to a lead. */
export function touchText(step: WrittenText, lead: Lead): TouchText {
	const variables = flowVariables({ lead });
	const subject = fillPlaceholders(step.subject, variables);
	const text = fillPlaceholders(step.text, variables);
	return {
		subject: subject.text.replace(/\s+/g, ' ').trim(),
		text: text.text,
		missing: [...new Set([...subject.missing, ...text.missing])],
	};
}
