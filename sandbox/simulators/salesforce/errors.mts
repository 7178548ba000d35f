/** Refusals in Salesforce's shape: always a list. */
import { Refusal, type Answer } from '../../http/answer.mts';

export const failure = (status: number, errorCode: string, message: string, more: object = {}): Answer => ({
  status,
  body: [{ message, errorCode, ...more }],
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const ofFields = (errorCode: string, message: string, fields: readonly string[]): Answer =>
  failure(400, errorCode, message, { fields });

export const notFound = (): Answer => failure(404, 'NOT_FOUND', 'The requested resource does not exist');
export const sessionInvalid = (): Answer => failure(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
export const limitExceeded = (): Answer => failure(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
export const broken = (): Answer =>
  failure(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred. Please include this ErrorId if you contact support');
export const badJson = (): Answer => failure(400, 'JSON_PARSER_ERROR', 'Unexpected character at [line:1, column:1]');

/** The token endpoint speaks OAuth's language. */
export const loginRefused = (error: string, description: string): Answer => ({
  status: 400,
  body: { error, error_description: description },
});
