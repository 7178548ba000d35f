/** Files that customers sent: an address of the API that wants the account's login and sends on to a storage. */
import { hexadecimal } from '../../../whatsapp/characters.mts';
import type { Attachment } from '../../../whatsapp/speech.mts';
import { failed } from '../errors.mts';
import type { Simulation } from '../context.mts';

export const storageHost = 'mms.twiliocdn.com';

/** Answers the address of the file. */
export function store({ state }: Simulation, messageSid: string, file: Attachment): string {
  const sid = `ME${hexadecimal(state.random, 32)}`;
  state.files.set(sid, file);
  return `https://api.twilio.com/2010-04-01/Accounts/${state.secrets.accountSid}/Messages/${messageSid}/Media/${sid}`;
}

/** The login was checked before. */
export function redirect({ state }: Simulation, sid: string): Response {
  if (!state.files.has(sid)) return failed(20404);
  return new Response(null, { status: 307, headers: { Location: `https://${storageHost}/${state.secrets.accountSid}/${sid}` } });
}

export function download({ state }: Simulation, path: string): Response {
  const file = state.files.get(path.split('/').at(-1) ?? '');
  if (!file) return new Response('', { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: { 'Content-Type': file.mimeType, 'Content-Length': String(file.bytes.length) },
  });
}
