import type { RegistrationReport } from '../../../domain/ports/eventSource';
import { exclusive } from '../../../runtime/once/exclusive';
import { lookUpThenWrite } from '../../../runtime/once/lookUpThenWrite';
import type { FocusApi } from '../client/api';
import { vendor } from '../client/vendor';
import { createHook, hookEvents, listHooks, removeHook, type Hook, type HookEvent } from './hooksApi';

/** Finds the company's hooks for the URL, or makes them; one that sends another token is made anew. One call where nothing is to be done. */
export async function registerWebhook(api: FocusApi, url: string, token: string): Promise<RegistrationReport> {
	return await exclusive(key(api, url), async () => {
		const report: RegistrationReport = { created: [], repaired: [], removed: [] };
		const hooks = await hooksFor(api, url, token);
		for (const event of hookEvents(api)) {
			const { created, repaired, removed } = await ensureHook(api, { event, url, token }, hooks);
			report.created.push(...created);
			report.repaired.push(...repaired);
			report.removed.push(...removed);
		}
		return report;
	});
}

/** `seen`: what was there a moment ago. */
async function ensureHook(
	api: FocusApi,
	{ event, url, token }: { event: HookEvent; url: string; token: string },
	seen: readonly Hook[],
): Promise<RegistrationReport> {
	let hooks = seen.filter((hook) => hook.event === event);
	let looks = 0;
	const { value, found } = await lookUpThenWrite(api.connection, {
		repeatable: true,
		lookUp: async () => {
			if (looks++ > 0) hooks = (await hooksFor(api, url, token)).filter((hook) => hook.event === event);
			const good = hooks.filter(({ isOurs }) => isOurs);
			return good.length > 0 ? good : undefined;
		},
		write: async (): Promise<Hook[]> => {
			await createHook(api, event, url, token);
			return [];
		},
	});
	const drifted = hooks.filter(({ isOurs }) => !isOurs);
	const doubles = value.slice(1);
	for (const { id } of [...drifted, ...doubles]) await removeHook(api, id);
	return {
		created: found || drifted.length > 0 ? [] : [event],
		repaired: drifted.length > 0 ? [event] : [],
		removed: doubles.map(({ id }) => id),
	};
}

export async function removeWebhook(api: FocusApi, url: string, token: string): Promise<void> {
	await exclusive(key(api, url), async () => {
		for (const { id } of await hooksFor(api, url, token)) await removeHook(api, id);
	});
}

async function hooksFor(api: FocusApi, url: string, token: string): Promise<Hook[]> {
	return (await listHooks(api, token)).filter((hook) => hook.url === url);
}

function key({ connection }: FocusApi, url: string): string {
	return `${vendor.id}:${connection.account}:hook:${url}`;
}
