/** The gateway's answers to what it will not do. */

const nest = (statusCode: number, message: unknown, error: string): Response =>
  Response.json({ statusCode, message, error }, { status: statusCode });

export const unauthorized = (): Response => Response.json({ statusCode: 401, message: 'Unauthorized' }, { status: 401 });

export const badRequest = (mistakes: readonly string[]): Response => nest(400, mistakes, 'Bad Request');

export const notFound = (message: string): Response => nest(404, message, 'Not Found');

export const onlyInPlus = (): Response => nest(422, 'The feature is available only in Plus version', 'Unprocessable Entity');

/** The session is not in the state that the request needs. */
export const notWorking = (session: string, status: string): Response =>
  Response.json(
    { error: 'Session status is not as expected. Try again later or restart the session', session, status, expected: ['WORKING'] },
    { status: 422 },
  );

/** What a call for a chat meets where its session is not there or was stopped; below `/api/sessions` it is said otherwise. */
export const notStarted = (session: string): Response =>
  notFound(`We didn't find a session with name '${session}'.\nPlease start it first by using POST /api/sessions/${session}/start request`);

/** Whatever the engine throws is passed on. */
export const engineFailed = (message: string, at: number): Response =>
  Response.json(
    { statusCode: 500, timestamp: new Date(at).toISOString(), exception: { message, code: 2, details: message } },
    { status: 500 },
  );
