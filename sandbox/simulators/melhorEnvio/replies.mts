/** Answers in the vendor's shapes (a Laravel application). */

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

export const notFound = (): Response => json({ message: 'No query results for model [Order].' }, 404);

export const unknownRoute = (): Response => json({ message: 'Not Found' }, 404);

export const unauthenticated = (): Response => json({ message: 'Unauthenticated.' }, 401);

export const unauthorized = (): Response => json({ message: 'This action is unauthorized.' }, 403);

export const tooManyRequests = (retryAfterSeconds: number): Response =>
  json({ message: 'Too Many Attempts.' }, 429, {
    'Retry-After': String(retryAfterSeconds),
    'X-RateLimit-Limit': '250',
    'X-RateLimit-Remaining': '0',
  });

export const serverError = (): Response => json({ message: 'Server Error' }, 500);

/** The firewall in front of the application turns nameless clients away. */
export const forbiddenByFirewall = (): Response =>
  new Response('<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>', {
    status: 403,
    headers: { 'Content-Type': 'text/html', Server: 'awselb/2.0' },
  });

export const invalid = (errors: Readonly<Record<string, readonly string[]>>): Response =>
  json({ message: 'The given data was invalid.', errors }, 422);

export const refused = (error: string, status = 422): Response => json({ error }, status);

/** `2026-11-24 09:30:00`, Brasília time (UTC−3, no daylight saving). */
export function stamp(at: number | undefined): string | null {
  if (at === undefined) return null;
  return new Date(at - 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export const money = (cents: number): number => Math.round(cents) / 100;
