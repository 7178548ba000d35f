/** The Graph API's error envelope. Clients are to branch on `code`. */

interface Kind {
  readonly status: number;
  readonly title: string;
  /** The transient ones may have taken effect. */
  readonly mayHaveHappened?: true;
}

/** Vendor documentation: codes, their HTTP status and their meaning. */
const kinds: Readonly<Record<number, Kind>> = {
  0: { status: 401, title: 'AuthException' },
  1: { status: 400, title: 'An unknown error occurred', mayHaveHappened: true },
  2: { status: 503, title: 'Service temporarily unavailable', mayHaveHappened: true },
  4: { status: 429, title: 'Application request limit reached' },
  10: { status: 403, title: 'Application does not have permission for this action' },
  100: { status: 400, title: 'Invalid parameter' },
  104: { status: 400, title: 'An access token is required to request this resource.' },
  190: { status: 401, title: 'Access token has expired' },
  368: { status: 403, title: 'Temporarily blocked for policies violations' },
  2500: { status: 400, title: 'Unknown path components' },
  2635: { status: 400, title: 'You are calling a deprecated version of the API' },
  80007: { status: 429, title: 'Rate limit issues' },
  130429: { status: 429, title: 'Rate limit hit' },
  131000: { status: 500, title: 'Something went wrong', mayHaveHappened: true },
  131005: { status: 403, title: 'Access denied' },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131016: { status: 500, title: 'Service unavailable', mayHaveHappened: true },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131047: { status: 400, title: 'Re-engagement message' },
  131048: { status: 429, title: 'Spam rate limit hit' },
  131049: { status: 400, title: 'This message was not delivered to maintain healthy ecosystem engagement.' },
  131050: { status: 400, title: 'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages' },
  131051: { status: 400, title: 'Unsupported message type' },
  131053: { status: 400, title: 'Media upload error' },
  131056: { status: 429, title: '(Business Account, Consumer Account) pair rate limit hit' },
  132000: { status: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { status: 404, title: 'Template name does not exist in the translation' },
  132005: { status: 400, title: 'Translated text too long' },
  132012: { status: 400, title: 'Parameter format does not match format in the created template' },
  132015: { status: 400, title: 'Template is paused' },
  132016: { status: 400, title: 'Template is disabled' },
  132018: { status: 400, title: 'There was an issue with the parameters in your template' },
  133010: { status: 400, title: 'Phone number not registered' },
};

/** These come later, as a failed status: the request itself is accepted. */
export const asynchronousCodes: readonly number[] = [131026, 131047, 131049, 131050, 131053];

export const titleOf = (code: number): string => kinds[code]?.title ?? 'Something went wrong';

export const mayHaveHappened = (code: number): boolean => kinds[code]?.mayHaveHappened === true;

/** A request that is to be refused; carried as a value through the checks. */
export interface Refusal {
  readonly code: number;
  readonly details: string;
  readonly subcode?: number;
}

export const refusal = (code: number, details: string): Refusal => ({ code, details });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'details' in value;

export function graphError({ code, details, subcode }: Refusal): Response {
  const kind = kinds[code] ?? { status: 400, title: 'Something went wrong' };
  const messaging = code >= 130_000;
  return Response.json(
    {
      error: {
        message: messaging ? `(#${code}) ${kind.title}` : code === 100 || code === 2635 ? `(#${code}) ${details}` : details || kind.title,
        type: 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(messaging ? { error_data: { messaging_product: 'whatsapp', details } } : {}),
        fbtrace_id: 'Asandbox0trace0id',
      },
    },
    { status: kind.status },
  );
}
