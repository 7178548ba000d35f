import { longestPauseMs, type HttpResponse } from '../../../runtime/client/http';
import { asNumber, asRecord, asRecords } from '../../../runtime/client/json';
import type { Failure } from '../../../runtime/errors/integrationError';
import { graphFailure, type Meaning, type Meanings } from '../../../runtime/meta/graphFailure';

const token: Meaning = {
	class: 'auth',
	message: 'the access token has ended or was revoked',
	hint: 'Make a new token of a system user, which does not end (Meta Business Suite → Settings → System Users), and put it into the credential',
};

const permission: Meaning = {
	class: 'auth',
	message: 'the access token is missing a permission',
	hint: 'Make a token with leads_retrieval, pages_manage_metadata, pages_manage_ads, pages_read_engagement, pages_show_list and ads_management, of a system user who has the page and the ad account',
};

const revoked: Meaning = {
	class: 'auth',
	message: 'the app may not read the leads of this page',
	hint: 'Give the app and the system user access in Meta Business Suite: Settings → Integrations → Leads Access',
};

const tooFast: Meaning = {
	class: 'rateLimited',
	message: 'the page has used up its calls for now',
	hint: 'Nothing has to be done: what is missing is fetched as soon as Meta allows it',
};

const passing: Meaning = {
	class: 'transient',
	message: 'a temporary problem at Meta',
	hint: 'Nothing has to be done: it is tried again in a minute',
};

const version: Meaning = {
	class: 'validation',
	message: 'this version of the API is no longer available',
	hint: 'Set "API Version" in the credential to a current one',
};

const secret: Meaning = {
	class: 'auth',
	message: 'App ID and App Secret do not belong together',
	hint: 'Copy both again: in your Meta app, App Settings → Basic',
};

const address: Meaning = {
	class: 'validation',
	message: 'Meta asked the address of the trigger whether it is yours, and had no answer',
	hint: 'n8n needs an https address that Meta can reach (environment variable WEBHOOK_URL, for a test run N8N_EDITOR_BASE_URL): set it, then publish the workflow again',
};

/** Meta documentation: Graph API, "Error handling"; "Rate limits" (17 user, 32 page, 613 and 80005 leads). 103: as clients have met it. */
const meanings: Meanings = {
	1: passing,
	2: passing,
	4: tooFast,
	10: permission,
	17: tooFast,
	32: tooFast,
	101: secret,
	102: token,
	103: revoked,
	104: token,
	190: token,
	613: tooFast,
	2200: address,
	2635: version,
	80001: tooFast,
	80005: tooFast,
};

const read = graphFailure('Meta', meanings);

/** The failure in an answer. What is not there and what may not be seen are one: code 100, subcode 33. */
export function classify(response: HttpResponse, now: number): Failure | undefined {
	const failure = read(response, now);
	if (failure === undefined) return undefined;
	// A login that is known to be refused is not asked again, and has no code of Meta's.
	if (failure.code === 'http401') return { ...failure, message: `Meta: ${token.message}`, hint: token.hint };
	const isUnseen = failure.code === '100' && asRecord(asRecord(response.body).error).error_subcode === 33;
	if (isUnseen) return { ...failure, class: 'notFound', httpStatus: response.status, ...unseen };
	const pause = failure.class === 'rateLimited' ? pauseIn(response) : undefined;
	return { ...failure, httpStatus: response.status, ...(pause === undefined ? {} : { retryAfterMs: pause }) };
}

const unseen = {
	message: 'Meta: it is not there, or the access token may not see it',
	hint: 'Choose the page again, and give the system user the page as an asset in Meta Business Suite',
};

/** `X-Business-Use-Case-Usage: {"<page>": [{"estimated_time_to_regain_access": minutes}]}`. */
function pauseIn({ headers }: HttpResponse): number | undefined {
	const minutes = usagesIn(headers['x-business-use-case-usage']).map((usage) => asNumber(usage.estimated_time_to_regain_access) ?? 0);
	const longest = Math.max(0, ...minutes) * 60_000;
	return longest > 0 ? Math.min(longest, longestPauseMs) : undefined;
}

function usagesIn(header: string | undefined) {
	try {
		return Object.values(asRecord(JSON.parse(header ?? ''))).flatMap(asRecords);
	} catch {
		return [];
	}
}
