/** Answers and refusals. */
import { Refusal, type Answer } from '../../../http/answer.mts';

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({ status: 200, body, headers });
export const created = (body: unknown): Answer => ({ status: 201, body });

const words: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

export const faultAnswer = (code: number, description: string): Answer => ({
  status: code,
  body: { code, message: words[code] ?? 'Error', description },
});

export function refuse(code: number, description: string): never {
  throw new Refusal(faultAnswer(code, description));
}

/** 422: each field that is refused, with its sentences. */
export function unprocessable(faults: Readonly<Record<string, readonly string[]>>): never {
  throw new Refusal({ status: 422, body: faults });
}

export const tooMany = (): Answer => faultAnswer(429, 'Requests limit exceeded');
export const serverError = (): Answer => faultAnswer(500, 'Internal server error');
