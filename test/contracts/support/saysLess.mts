/** A connection whose vendor answers as it does, but for what the test takes out of an answer. */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';

type Body = Record<string, unknown>;

export function saysLess(connection: Connection, spoil: (request: HttpRequest, body: Body) => void): Connection {
  return {
    ...connection,
    transport: async (request) => {
      const answer = await connection.transport(request);
      const isBody = answer.answered && typeof answer.body === 'object' && answer.body !== null;
      if (!isBody) return answer;
      const body = structuredClone(answer.body) as Body;
      spoil(request, body);
      return { ...answer, body };
    },
  };
}
