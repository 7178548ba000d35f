/** Refusals in Cal.com's shape. */
import { Refusal, type Answer } from '../../http/answer.mts';

export const failure = (status: number, code: string, message: string): Answer => ({
  status,
  body: { status: 'error', error: { code, message, details: { message, error: code.replace('Exception', ''), statusCode: status } } },
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const unauthorized = () => failure(401, 'UnauthorizedException', 'Invalid API Key');
export const invalid = (message: string) => failure(400, 'BadRequestException', message);
export const notFound = (message: string) => failure(404, 'NotFoundException', message);
export const conflict = () => failure(409, 'ConflictException', 'Webhook with this subscriberUrl already exists for this user');
export const tooMany = (): Answer => ({
  ...failure(429, 'ThrottlerException', 'Too many requests. Please try again later.'),
  headers: { 'X-RateLimit-Limit': '120', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '60', 'Retry-After': '60' },
});
export const broken = () => failure(500, 'InternalServerErrorException', 'Internal server error');
