/** What can be asked: who is on WhatsApp, how the instance is, what became of a message. */
import { asFields, asList } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import { badRequest, connectionClosed } from './answers.mts';
import type { Simulation } from './context.mts';
import { jidOf } from './jid.mts';
import { chatOf, statusName } from './webhooks.mts';

export function checkNumbers(simulation: Simulation, body: Fields): Response {
  const { state } = simulation;
  const numbers = asList(body.numbers);
  if (numbers.length === 0 || numbers.some((number) => typeof number !== 'string' || !/^\d+/.test(number))) {
    simulation.violation('number-check', 'numbers must be an array of numeric strings');
    return badRequest(['"numbers" must be an array of numeric strings']);
  }
  if (state.connection === 'close') return connectionClosed();
  const found = numbers.map((text) => {
    const number = numberOf(String(text));
    return { jid: jidOf(number.waId), exists: state.directory.has(number), number: String(text) };
  });
  return Response.json(found);
}

export const connectionState = ({ state: { secrets, connection } }: Simulation): Response =>
  Response.json({ instance: { instanceName: secrets.instanceName, state: connection } });

export function listInstances({ state: { secrets, connection, integration } }: Simulation): Response {
  return Response.json([
    {
      id: secrets.instanceId,
      name: secrets.instanceName,
      connectionStatus: connection,
      ownerJid: jidOf(secrets.ownNumber),
      profileName: 'Loja Ponte',
      integration,
      number: secrets.ownNumber,
      token: secrets.instanceToken,
    },
  ]);
}

/** What customers said under this id, as far as the server has kept it. */
export function findMessages({ state }: Simulation, body: Fields): Response {
  const { id } = asFields(asFields(body.where).key);
  const found = typeof id === 'string' ? state.heard.get(id) : undefined;
  const records = found ? [{ id: `cm${String(id).toLowerCase()}`, ...found, MessageUpdate: [] }] : [];
  return Response.json({ messages: { total: records.length, pages: records.length, currentPage: 1, records } });
}

/** Every status of a message that the gateway saw, the first one first; nothing for one it never sent. */
export function statusesOf({ state }: Simulation, body: Fields): Response {
  const { id } = asFields(body.where);
  const message = typeof id === 'string' ? state.outbox.find(id) : undefined;
  const updates = (message?.statuses ?? []).filter(({ status }) => status !== 'accepted');
  return Response.json(
    updates.map(({ status }) => ({
      keyId: message?.id,
      remoteJid: message ? chatOf(message) : '',
      fromMe: true,
      status: statusName(status),
      instanceId: state.secrets.instanceId,
    })),
  );
}
