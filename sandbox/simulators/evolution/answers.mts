/** The gateway's error envelope: `response.message` is a text or a list, whose entries may be lists or objects. */

const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  500: 'Internal Server Error',
};

export const failed = (status: number, message: unknown): Response =>
  Response.json({ status, error: names[status], response: { message } }, { status });

/** Every argument becomes an entry of the list. */
export const badRequest = (...entries: readonly unknown[]): Response => failed(400, entries);

export const unauthorized = (): Response => failed(401, 'Unauthorized');

export const noSuchInstance = (name: string): Response => failed(404, [`The "${name}" instance does not exist`]);

export const noSuchRoute = (method: string, path: string): Response => failed(404, [`Cannot ${method} ${path}`]);

export const connectionClosed = (): Response => failed(500, 'Connection Closed');

/** A proxy in front of the server may limit requests; the gateway itself does not. */
export const tooManyRequests = (): Response =>
  new Response('<html><head><title>429 Too Many Requests</title></head></html>', {
    status: 429,
    headers: { 'Content-Type': 'text/html', 'Retry-After': '5' },
  });
