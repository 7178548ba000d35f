/** Refusals in Notion's shape. */
import { Refusal, type Answer } from '../../http/answer.mts';
import { uuid, type Simulation } from './context.mts';

type Asking = Pick<Simulation, 'random'>;

export const failure = (
  { random }: Asking,
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  body: { object: 'error', status, code, message, request_id: uuid(random) },
  headers,
});

export const refuse = (answer: Answer): never => {
  throw new Refusal(answer);
};

export const invalid = (asking: Asking, message: string): Answer => failure(asking, 400, 'validation_error', message);
export const unauthorized = (asking: Asking): Answer => failure(asking, 401, 'unauthorized', 'API token is invalid.');

/** Also what is not shared with the connection is not found. */
export const notFound = (asking: Asking, what: string, id: string): Answer =>
  failure(
    asking,
    404,
    'object_not_found',
    `Could not find ${what} with ID: ${id}. Make sure the relevant pages and databases are shared with your connection "Ponte".`,
  );

export const rateLimited = (asking: Asking, waitMs: number): Answer =>
  failure(asking, 429, 'rate_limited', 'You have been rate limited. Please try again in a few minutes.', {
    'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))),
  });

export const conflict = (asking: Asking): Answer =>
  failure(asking, 409, 'conflict_error', 'Conflict occurred while saving. Please try again.');

export const broken = (asking: Asking): Answer => failure(asking, 500, 'internal_server_error', 'Unexpected error occurred.');
