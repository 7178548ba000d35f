/** Answers in the vendor's own shapes. */
import type { JsonObject } from './types.mts';

export interface Problem {
  readonly code: string;
  readonly description: string;
}

export const problem = (code: string, description: string): Problem => ({ code, description });

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json;charset=UTF-8', ...headers } });
}

export function failed(status: number, problems: readonly Problem[], headers: Readonly<Record<string, string>> = {}): Response {
  return json({ errors: problems }, status, headers);
}

/** A lawful request that the business refuses: no fault of the client. */
export function declined(code: string, description: string): Response {
  return failed(400, [problem(code, description)]);
}

/** Unknown objects and unknown routes get an empty body (vendor's examples). */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

export function removed(id: string): Response {
  return json({ deleted: true, id } satisfies JsonObject);
}
