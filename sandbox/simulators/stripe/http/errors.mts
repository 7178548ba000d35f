/** Errors as Stripe words their outside; the sentences are our own. */
import { Refusal, type Answer } from '../../../http/answer.mts';

export interface StripeError {
  readonly type: 'invalid_request_error' | 'api_error' | 'card_error' | 'idempotency_error';
  readonly code?: string;
  readonly message: string;
  readonly param?: string;
}

export const errorAnswer = (status: number, error: StripeError, headers: Record<string, string> = {}): Answer => ({
  status,
  body: {
    error: {
      ...error,
      ...(error.code ? { doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` } : {}),
      request_log_url: 'https://dashboard.stripe.com/logs',
    },
  },
  headers,
});

export function refuse(status: number, error: StripeError): never {
  throw new Refusal(errorAnswer(status, error));
}

export const missing = (kind: string, id: string, param = 'id'): never =>
  refuse(404, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${kind}: '${id}'`, param });

export const invalid = (message: string, param?: string, code?: string): never =>
  refuse(400, {
    type: 'invalid_request_error',
    ...(code === undefined ? {} : { code }),
    message,
    ...(param === undefined ? {} : { param }),
  });

export const rateLimited = (): Answer =>
  errorAnswer(
    429,
    { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests hit the API too quickly.' },
    { 'Stripe-Rate-Limited-Reason': 'global-rate' },
  );

export const serverError = (): Answer => errorAnswer(500, { type: 'api_error', message: 'An unknown error occurred' });
