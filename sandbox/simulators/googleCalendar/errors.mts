/** Refusals in Google's own shapes. */
import { Refusal, type Answer } from '../../http/answer.mts';

interface Cause {
  readonly domain: 'global' | 'calendar' | 'usageLimits';
  readonly reason: string;
  readonly message: string;
  readonly locationType?: 'parameter' | 'header';
  readonly location?: string;
}

interface Failure extends Cause {
  readonly code: number;
  /** What stands above the causes where it is not the cause's own message. */
  readonly headline?: string;
  /** The canonical status of newer front ends. */
  readonly status?: string;
}

export function failure({ code, headline, status, ...cause }: Failure): Answer {
  const error = { errors: [cause], code, message: headline ?? cause.message, ...(status === undefined ? {} : { status }) };
  return { status: code, body: { error } };
}

export const refuse = (found: Failure): never => {
  throw new Refusal(failure(found));
};

const parameter = (location: string) => ({ locationType: 'parameter' as const, location });

export const invalid = (message: string, location?: string): Failure => ({
  code: 400,
  domain: 'global',
  reason: 'invalid',
  message,
  ...(location === undefined ? {} : parameter(location)),
});

export const missing = (message: string): Failure => ({ code: 400, domain: 'global', reason: 'required', message });

export const badRequest = (location: string): Failure => ({
  code: 400,
  domain: 'global',
  reason: 'badRequest',
  message: 'Bad Request',
  ...parameter(location),
});

export const parseError = (): Failure => ({ code: 400, domain: 'global', reason: 'parseError', message: 'Parse Error' });

export const timeRangeEmpty = (location?: string): Failure => ({
  code: 400,
  domain: 'calendar',
  reason: 'timeRangeEmpty',
  message: 'The specified time range is empty.',
  ...(location === undefined ? {} : parameter(location)),
});

export const invalidFields = (selection: string): Failure => ({
  code: 400,
  domain: 'global',
  reason: 'invalidParameter',
  message: `Invalid field selection ${selection}`,
  ...parameter('fields'),
});

const header = { locationType: 'header', location: 'Authorization' } as const;

export const loginExpired = (): Failure => ({
  code: 401,
  domain: 'global',
  reason: 'authError',
  message: 'Invalid Credentials',
  ...header,
  headline:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  status: 'UNAUTHENTICATED',
});

export const loginMissing = (): Failure => ({
  code: 401,
  domain: 'global',
  reason: 'required',
  message: 'Login Required.',
  ...header,
  headline:
    'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  status: 'UNAUTHENTICATED',
});

export const scopeMissing = (): Failure => ({
  code: 403,
  domain: 'global',
  reason: 'insufficientPermissions',
  message: 'Insufficient Permission',
  headline: 'Request had insufficient authentication scopes.',
  status: 'PERMISSION_DENIED',
});

export const readOnly = (): Failure => ({
  code: 403,
  domain: 'calendar',
  reason: 'requiredAccessLevel',
  message: 'You need to have writer access to this calendar.',
});

export const forbidden = (): Failure => ({ code: 403, domain: 'global', reason: 'forbidden', message: 'Forbidden' });

export const userRateLimit = (): Failure => ({
  code: 403,
  domain: 'usageLimits',
  reason: 'userRateLimitExceeded',
  message: 'User Rate Limit Exceeded',
});

export const rateLimit = (code: 403 | 429): Failure => ({
  code,
  domain: 'usageLimits',
  reason: 'rateLimitExceeded',
  message: 'Rate Limit Exceeded',
});

export const quotaExceeded = (): Failure => ({
  code: 403,
  domain: 'usageLimits',
  reason: 'quotaExceeded',
  message: 'Calendar usage limits exceeded.',
});

export const notFound = (): Failure => ({ code: 404, domain: 'global', reason: 'notFound', message: 'Not Found' });

export const duplicate = (): Failure => ({
  code: 409,
  domain: 'global',
  reason: 'duplicate',
  message: 'The requested identifier already exists.',
});

export const deleted = (): Failure => ({ code: 410, domain: 'global', reason: 'deleted', message: 'Resource has been deleted' });

export const fullSyncRequired = (): Failure => ({
  code: 410,
  domain: 'calendar',
  reason: 'fullSyncRequired',
  message: 'Sync token is no longer valid, a full sync is required.',
  ...parameter('syncToken'),
});

export const updatedMinTooLongAgo = (): Failure => ({
  code: 410,
  domain: 'calendar',
  reason: 'updatedMinTooLongAgo',
  message: 'The requested minimum modification time lies too far in the past.',
  ...parameter('updatedMin'),
});

export const conditionNotMet = (): Failure => ({
  code: 412,
  domain: 'global',
  reason: 'conditionNotMet',
  message: 'Precondition Failed',
  locationType: 'header',
  location: 'If-Match',
});

export const backendError = (code: 500 | 503): Failure => ({ code, domain: 'global', reason: 'backendError', message: 'Backend Error' });
