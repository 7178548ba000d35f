import { textOf, textsOf, type Fields } from '../reading';

export interface Subscription {
	id: string;
	topic: string;
	uri: string;
	/** Something narrows what is delivered, or delivers it in another form. */
	drifted: boolean;
}

export function readSubscription(node: Fields): Subscription {
	const format = textOf(node.format);
	const drifted = textOf(node.filter) !== null || textsOf(node.includeFields).length > 0 || (format !== null && format !== 'JSON');
	return { id: textOf(node.id) ?? '', topic: textOf(node.topic) ?? '', uri: textOf(node.uri) ?? '', drifted };
}

export interface SubscriptionPlan {
	missing: string[];
	drifted: Subscription[];
	surplus: Subscription[];
}

/** What lies between the subscriptions that exist for a URL and one for each wanted topic. */
export function planSubscriptions(existing: readonly Subscription[], topics: readonly string[]): SubscriptionPlan {
	const wanted = [...new Set(topics)];
	const kept = wanted.map((topic) => existing.find((each) => each.topic === topic)).filter((each) => each !== undefined);
	return {
		missing: wanted.filter((topic) => !kept.some((each) => each.topic === topic)),
		drifted: kept.filter(({ drifted }) => drifted),
		surplus: existing.filter((each) => !kept.includes(each)),
	};
}
