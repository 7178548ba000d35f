/** A connection of which one answer, or all from one on, come in an odd form. */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest, HttpResponse, NoAnswer } from '../../../runtime/client/http.ts';
import type { Random } from '../../../sandbox/world/random.mts';
import { oddForm } from './mutate.mts';

/** `seen`: what was odd, for the report. */
export function oddConnection(connection: Connection, random: Random): { connection: Connection; seen: string[] } {
  const from = random.int(1, 5);
  const lasting = random.chance(0.2);
  const seen: string[] = [];
  let answers = 0;
  const transport = async (request: HttpRequest): Promise<HttpResponse | NoAnswer> => {
    const answer = await connection.transport(request);
    if (!answer.answered || answer.status >= 400 || request.expect === 'binary') return answer;
    answers++;
    if (lasting ? answers < from : answers !== from) return answer;
    const body = oddForm(random, answer.body);
    const asked = `${request.method} ${request.url.slice(0, 90)} ${JSON.stringify(request.body)?.slice(0, 60) ?? ''}`;
    seen.push(`${asked}: ${JSON.stringify(body)?.slice(0, 700)}`);
    return { ...answer, body };
  };
  return { connection: { ...connection, transport, deadline: connection.clock.now() + 120_000 }, seen };
}
