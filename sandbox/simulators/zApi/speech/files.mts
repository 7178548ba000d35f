/** Files that customers sent: the platform puts them on a public storage for 30 days. */
import { hexadecimal } from '../../../whatsapp/characters.mts';
import { extensionOf } from '../../../whatsapp/samples.mts';
import type { Attachment } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';

export const storageHost = 'f004.backblazeb2.com';

/** Vendor documentation: files are deleted after 30 days. */
const keptMs = 30 * 86_400_000;

/** Answers the address of the file. */
export function store({ state, world }: Simulation, file: Attachment): string {
  const name = `${hexadecimal(state.random, 32)}.${extensionOf(file)}`;
  const path = `/file/temp-file-download/instances/${state.secrets.instanceId}/${name}`;
  state.files.set(path, { file, until: world.clock.now() + keptMs });
  return `https://${storageHost}${path}`;
}

export function download({ state, world }: Simulation, path: string): Response {
  const found = state.files.get(path);
  if (!found || found.until < world.clock.now())
    return Response.json({ code: 'not_found', message: 'File not present', status: 404 }, { status: 404 });
  const { bytes, mimeType } = found.file;
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': mimeType, 'Content-Length': String(bytes.length) } });
}
