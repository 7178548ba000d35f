import { asText, type Json } from '../../../runtime/client/json';
import { textsOf } from '../client/reading';

export interface Registration {
	id: string;
	topic: string;
	uri: string;
	/** In Shopify's search syntax; '' where everything is delivered. */
	filter: string;
	/** Something trims what is delivered, or delivers it in another form. */
	trimmed: boolean;
}

export function readRegistration(node: Json): Registration {
	const format = asText(node.format);
	const trimmed = textsOf(node.includeFields).length > 0 || (format !== null && format !== 'JSON');
	const text = (name: string) => asText(node[name]) ?? '';
	return { id: text('id'), topic: text('topic'), uri: text('uri'), filter: text('filter'), trimmed };
}

export interface RegistrationPlan {
	missing: string[];
	drifted: Registration[];
	surplus: Registration[];
}

/** What lies between the subscriptions that exist for a URL and one for each wanted topic, with the wanted filter. */
export function planRegistrations(existing: readonly Registration[], topics: readonly string[], filter: string): RegistrationPlan {
	const wanted = [...new Set(topics)];
	const kept = wanted.map((topic) => existing.find((each) => each.topic === topic)).filter((each) => each !== undefined);
	return {
		missing: wanted.filter((topic) => !kept.some((each) => each.topic === topic)),
		drifted: kept.filter((each) => each.trimmed || each.filter !== filter),
		surplus: existing.filter((each) => !kept.includes(each)),
	};
}
