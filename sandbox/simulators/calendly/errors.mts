/** Refusals in Calendly's shape. */
import { Refusal, type Answer } from '../../http/answer.mts';

const failure = (status: number, title: string, message: string, more: object = {}): Answer => ({
  status,
  body: { title, message, ...more },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const unauthenticated = (message = 'The access token is invalid') => failure(401, 'Unauthenticated', message);
export const denied = (message: string) => failure(403, 'Permission Denied', message);
export const notFound = () => failure(404, 'Resource Not Found', 'The server could not find the requested resource.');
export const exists = () => failure(409, 'Already Exists', 'Hook with this url already exists');
export const tooMany = (): Answer => ({
  ...failure(429, 'Too Many Requests', 'You have exceeded your rate limit.'),
  headers: { 'X-RateLimit-Limit': '500', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '60' },
});
export const broken = () => failure(500, 'Unknown', 'The server encountered an unexpected error.');

export const invalidArgument = (parameter: string, message: string) =>
  failure(400, 'Invalid Argument', 'The supplied parameters are invalid.', { details: [{ parameter, message }] });
