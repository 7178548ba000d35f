import { backoffMs } from './backoff';
import type { Connection } from './connection';
import { toQueryString, type HttpRequest, type HttpResponse, type NoAnswer } from './http';
import { IntegrationError, type Failure } from '../errors/integrationError';
import { limiterFor, type RateLimit, type RateLimiter } from './rateLimiter';
import { processesAt, shareOf, wholeSharesOf } from './sharedLimits';
import { slotsFor } from './timeSlots';
import type { Vendor } from './vendor';
import { withoutWhatWasSent } from '../privacy/whatWasSent';

/** What the runtime has to know of a vendor to talk to it; `name` is what messages call the side that answers. */
export interface VendorProfile extends Vendor {
	limits: readonly RateLimit[];
	/** Further limits that count only some calls, under a name of their own; absent where all calls count alike. */
	limitsOf?(request: HttpRequest): { name: string; limits: readonly RateLimit[] };
	headers?: Record<string, string>;
	/** The failure in an answer, undefined where it is a success. Pure; sees 2xx answers too. */
	classify(response: HttpResponse, now: number): Failure | undefined;
}

/**
 * - `read` changes nothing: asked again after any temporary problem
 * - `keyed` may be repeated, because the vendor does it once (an idempotency key, a PUT, an absolute value)
 * - `once` must not be repeated blindly: an unclear end is an `unknownOutcome`, and the caller looks up
 */
export type Safety = 'read' | 'keyed' | 'once';

export interface ApiRequest extends HttpRequest {
	safety: Safety;
}

/** Sends the request within limits and retries; answers a success or throws an `IntegrationError`. */
export type ApiClient = (request: ApiRequest) => Promise<HttpResponse>;

const maxAttempts = 8;

export function createApiClient(connection: Connection, profile: VendorProfile): ApiClient {
	const { clock, deadline } = connection;
	const account = `${profile.id}:${connection.account}`;
	const processes = processesAt(account, connection.settings, clock);
	const limiter = limiterFor(account, shareOf(profile.limits, processes), clock);
	const slots = slotsFor(account, profile.limits, processes, { clock, load: limiter.load });

	const withinLimits = async <T>(request: HttpRequest, send: () => Promise<T>): Promise<T | undefined> => {
		const inSlot = async () => (slots && (await slots.wait(deadline)) === undefined ? undefined : await send());
		const all = async () => await limiter.run(inSlot, deadline);
		const some = limiterOfSome(request);
		return some ? await some.run(all, deadline) : await all();
	};

	const limiterOfSome = (request: HttpRequest): RateLimiter | undefined => {
		const some = profile.limitsOf?.(request);
		return some && limiterFor(`${account}:${some.name}`, wholeSharesOf(some.limits, processes), clock);
	};

	/** When a call would be let through, as far as that is known: while calls are under way nobody can tell. */
	const waitMs = (request: HttpRequest): number | undefined => {
		const wait = Math.max(limiter.waitMs(), limiterOfSome(request)?.waitMs() ?? 0);
		return wait > 0 && Number.isFinite(wait) ? wait : undefined;
	};

	const attempt = async (request: ApiRequest): Promise<HttpResponse | Failure> => {
		const { safety, query, ...rest } = request;
		const queryString = toQueryString(query);
		const url = queryString ? `${rest.url}?${queryString}` : rest.url;
		let sentAt = 0;
		const answer = await withinLimits(rest, async () => {
			sentAt = clock.now();
			const response = await connection.transport({ ...rest, url, headers: { ...profile.headers, ...rest.headers } });
			limiter.load.tookMs(clock.now() - sentAt);
			return response;
		});
		if (answer === undefined) throw new IntegrationError(profile, outOfTime(profile, waitMs(rest)));
		if (!answer.answered) return lineFailure(profile, answer, safety);
		const failure = profile.classify(answer, clock.now());
		if (!failure) return answer;
		if (failure.class === 'rateLimited' && !failure.onlyThisCall) {
			slots?.refused(sentAt);
			if (failure.retryAfterMs !== undefined) limiter.blockFor(failure.retryAfterMs);
		}
		return unclearAfterServerError({ httpStatus: answer.status, ...failure }, safety);
	};

	const pauseBefore = (failure: Failure, tries: number): number => Math.max(failure.retryAfterMs ?? 0, backoffMs(tries));

	return async (request) => {
		for (let tries = 1; ; tries++) {
			const result = await attempt(request);
			if ('answered' in result) return result;
			const pause = pauseBefore(result, tries);
			const again = isPassing(result) && tries < maxAttempts && clock.now() + pause < deadline;
			if (!again) throw new IntegrationError(profile, withoutWhatWasSent(result, request, connection.settings));
			await clock.sleep(pause);
		}
	};
}

function isPassing(failure: Failure): boolean {
	return failure.class === 'transient' || failure.class === 'rateLimited';
}

/** A 5xx tells nothing of whether a write that is not keyed took place. */
function unclearAfterServerError(failure: Failure, safety: Safety): Failure {
	return failure.class === 'transient' && safety === 'once' ? { ...failure, class: 'unknownOutcome' } : failure;
}

function lineFailure(profile: VendorProfile, answer: NoAnswer, safety: Safety): Failure {
	const unclear = safety === 'once' && answer.maybeSent;
	return {
		class: unclear ? 'unknownOutcome' : 'transient',
		code: answer.code,
		message: unclear ? `${profile.name} did not answer, so it may or may not have done it` : `${profile.name} could not be reached`,
		hint: `The connection failed (${answer.code}). The item can be run again as it is: what was already done will be found`,
	};
}

function outOfTime(profile: VendorProfile, retryAfterMs: number | undefined): Failure {
	return {
		class: 'rateLimited',
		code: 'waitLimit',
		message: `${profile.name} accepts no further call within the time that this node may wait`,
		hint: 'Raise "Maximum Wait" in the node options, or run the item again later',
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
	};
}
