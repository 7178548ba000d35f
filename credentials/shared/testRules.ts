import type { IAuthenticateRuleResponseCode, IAuthenticateRuleResponseSuccessBody, ICredentialTestRequest } from 'n8n-workflow';

/** What the test button says instead of "Unauthorized" or "Bad Gateway", by HTTP status. */
export type Words = Readonly<Record<number, string>>;

const temporary = [408, 500, 502, 503, 504];

function usualWords(name: string): Words {
	const passing = temporary.map((status) => [
		status,
		`${name} is having a temporary problem (HTTP ${status}): test again in a few minutes`,
	]);
	return {
		400: `${name} does not understand the request: check every field of this credential`,
		401: `${name} does not accept this login: copy every field again`,
		403: `${name} knows the login but does not let it in: check its permissions`,
		404: `${name} does not know this account: check every field of this credential`,
		429: `${name} takes no more calls for now: test again in a minute`,
		...Object.fromEntries(passing),
	};
}

/** For a server that the shop runs itself: what is in front of it may answer in its place. */
export function serverWords(name: string): Words {
	const absent = temporary.map((status) => [
		status,
		`A server answered at this address, but ${name} behind it does not (HTTP ${status}): look whether it runs`,
	]);
	return {
		...Object.fromEntries(absent),
		301: `This address leads on to another one: write the "Server URL" as the browser shows it once the page is open`,
		302: `This address leads on to another one: write the "Server URL" as the browser shows it once the page is open`,
	};
}

/** A message for each status that the vendor answers a test with; `own` are the vendor's words, others the usual ones. */
export function codeRules(name: string, own: Words = {}): IAuthenticateRuleResponseCode[] {
	return Object.entries({ ...usualWords(name), ...own }).map(([status, message]) => ({
		type: 'responseCode',
		properties: { value: Number(status), message },
	}));
}

/** n8n goes through all rules one by one, whatever their kind; its type knows lists of one kind alone. */
export function bothRules(
	codes: IAuthenticateRuleResponseCode[],
	bodies: IAuthenticateRuleResponseSuccessBody[],
): NonNullable<ICredentialTestRequest['rules']> {
	return [...codes, ...bodies] as NonNullable<ICredentialTestRequest['rules']>;
}
