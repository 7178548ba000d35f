/** Files that customers sent: they lie on the server under an address that wants the API key. */
import { extensionOf } from '../../../whatsapp/samples.mts';
import type { Attachment } from '../../../whatsapp/speech.mts';
import { notFound } from '../answers.mts';
import type { Simulation } from '../context.mts';

/** Answers the address of the file. */
export function store({ state }: Simulation, id: string, file: Attachment): string {
  const path = `/api/files/${state.secrets.sessionName}/${id}.${extensionOf(file)}`;
  state.files.set(path, file);
  return `${state.secrets.serverUrl}${path}`;
}

export function download({ state }: Simulation, path: string): Response {
  const file = state.files.get(decodeURIComponent(path));
  if (!file) return notFound('File not found');
  return new Response(new Uint8Array(file.bytes), {
    headers: { 'Content-Type': file.mimeType, 'Content-Length': String(file.bytes.length) },
  });
}
