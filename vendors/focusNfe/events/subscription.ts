import type { SubscriptionReport } from '../../../domain/ports/eventSource';
import { exclusive } from '../../../runtime/exclusive';
import { lookUpThenWrite } from '../../../runtime/lookUpThenWrite';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { createHook, hookEvent, listHooks, removeHook, type Hook } from './hooksApi';

/** Finds the company's hook for the URL, or makes it; one that sends another token is made anew. One call where nothing is to be done. */
export async function subscribe(api: FocusApi, url: string, token: string): Promise<SubscriptionReport> {
	return await exclusive(key(api, url), async () => {
		let drifted: Hook[] = [];
		const { value, found } = await lookUpThenWrite(api.connection.clock, {
			lookUp: async () => {
				const hooks = await hooksFor(api, url, token);
				const good = hooks.filter(({ isOurs }) => isOurs);
				drifted = hooks.filter(({ isOurs }) => !isOurs);
				return good.length > 0 ? good : undefined;
			},
			write: async (): Promise<Hook[]> => {
				await createHook(api, url, token);
				return [];
			},
		});
		const doubles = value.slice(1);
		for (const { id } of [...drifted, ...doubles]) await removeHook(api, id);
		return {
			created: found || drifted.length > 0 ? [] : [hookEvent],
			repaired: drifted.length > 0 ? [hookEvent] : [],
			removed: doubles.map(({ id }) => id),
		};
	});
}

export async function unsubscribe(api: FocusApi, url: string, token: string): Promise<void> {
	await exclusive(key(api, url), async () => {
		for (const { id } of await hooksFor(api, url, token)) await removeHook(api, id);
	});
}

async function hooksFor(api: FocusApi, url: string, token: string): Promise<Hook[]> {
	return (await listHooks(api, token)).filter((hook) => hook.url === url);
}

function key({ connection }: FocusApi, url: string): string {
	return `${vendor}:${connection.account}:hook:${url}`;
}
