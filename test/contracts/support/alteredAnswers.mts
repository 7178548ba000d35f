/** A connection whose vendor answers some calls otherwise than it means to: a proxy's page, a field that is not there, somebody else's record. */
import type { Connection } from '../../../runtime/client/connection.ts';

/** With HTTP 200, for the addresses that fit. */
export function answering(connection: Connection, address: RegExp, body: unknown): Connection {
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    return address.test(request.url) ? { answered: true, status: 200, headers: {}, body } : response;
  };
  return { ...connection, transport };
}
