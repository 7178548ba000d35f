/** Files: uploading, looking up, deleting, and naming them in a message. */
import { createHash } from 'node:crypto';
import { pickCharacters } from '../../whatsapp/characters.mts';
import { isFields } from '../../whatsapp/fields.mts';
import { isLink } from '../../whatsapp/files.mts';
import type { Attachment } from '../../whatsapp/speech.mts';
import type { GraphCall, Simulation } from './context.mts';
import { checkToken } from './gate.mts';
import { graphError, isRefusal, refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { missing, unexpectedKey, wrong } from './shape.mts';
import type { HostedFile, Media } from './state.mts';

const megabyte = 1_048_576;

/** Vendor documentation: media types and their greatest size in bytes. */
const limits: Readonly<Record<string, number>> = {
  'application/pdf': 100 * megabyte,
  'text/plain': 100 * megabyte,
  'application/msword': 100 * megabyte,
  'application/vnd.ms-excel': 100 * megabyte,
  'application/vnd.ms-powerpoint': 100 * megabyte,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 100 * megabyte,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100 * megabyte,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 100 * megabyte,
  'image/jpeg': 5 * megabyte,
  'image/png': 5 * megabyte,
  'image/webp': 500 * 1_024,
  'audio/aac': 16 * megabyte,
  'audio/mp4': 16 * megabyte,
  'audio/mpeg': 16 * megabyte,
  'audio/amr': 16 * megabyte,
  'audio/ogg': 16 * megabyte,
  'video/mp4': 16 * megabyte,
  'video/3gpp': 16 * megabyte,
};

const typesOf: Readonly<Record<string, RegExp>> = {
  document: /^(application|text)\//,
  image: /^image\/(jpeg|png)$/,
  video: /^video\//,
  audio: /^audio\//,
  sticker: /^image\/webp$/,
};

/** Vendor documentation: an upload is kept for 30 days, what a customer sent for 7. */
const uploadKeptMs = 30 * 86_400_000;
const inboundKeptMs = 7 * 86_400_000;

/** Vendor documentation: the address of a file is good for 5 minutes. */
const addressMs = 5 * 60_000;

export const fileHost = 'lookaside.fbsbx.com';

export async function uploadMedia(simulation: Simulation, { request }: GraphCall): Promise<Response> {
  const upload = await readUpload(request);
  if (isRefusal(upload)) {
    simulation.violation('media-upload', upload.details);
    return graphError(upload);
  }
  const bytes = Buffer.from(await upload.file.arrayBuffer());
  return Response.json({ id: keep(simulation, bytes, upload.mimeType, uploadKeptMs).id });
}

function keep({ state, world }: Simulation, bytes: Buffer, mimeType: string, keptMs: number): Media {
  const media: Media = {
    id: `1${pickCharacters(state.random, 15, '0123456789')}`,
    mimeType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    until: world.clock.now() + keptMs,
  };
  state.media.set(media.id, media);
  return media;
}

/** A file that a customer sent, as the message names it. */
export function keepMedia(simulation: Simulation, { bytes, mimeType }: Attachment): { id: string; url: string; sha256: string } {
  const media = keep(simulation, bytes, mimeType, inboundKeptMs);
  return { id: media.id, url: addressOf(simulation, media), sha256: Buffer.from(media.sha256, 'hex').toString('base64') };
}

/** The address says itself how long it is good for. */
const addressOf = ({ world }: Simulation, { id }: Media): string =>
  `https://${fileHost}/whatsapp_business/attachments/?mid=${id}&ext=${Math.floor((world.clock.now() + addressMs) / 1_000)}&hash=AR5d4yUr`;

/** The bytes behind an address; it wants the same token as the API. */
export function downloadMedia(simulation: Simulation, { searchParams }: URL, authorization: string | null): Response {
  if (checkToken(simulation, authorization)) return new Response('', { status: 401 });
  const media = findMedia(simulation, searchParams.get('mid'));
  const isGood = Number(searchParams.get('ext')) * 1_000 >= simulation.world.clock.now();
  if (!media || !isGood) return new Response('', { status: 404 });
  return new Response(new Uint8Array(media.bytes), { headers: { 'Content-Type': media.mimeType, 'Content-Length': String(media.size) } });
}

async function readUpload(request: Request): Promise<{ file: File; mimeType: string } | Refusal> {
  if (!/^multipart\/form-data/.test(request.headers.get('Content-Type') ?? ''))
    return refusal(100, 'The upload must be multipart/form-data');
  const form = await request.formData().catch(() => undefined);
  if (!form) return refusal(100, 'The upload is malformed');
  if (form.get('messaging_product') !== 'whatsapp') return refusal(100, 'The parameter messaging_product is required.');
  const file = form.get('file');
  if (!(file instanceof File)) return refusal(100, 'The parameter file is required.');
  const declared = form.get('type');
  const mimeType = (typeof declared === 'string' && declared !== '' ? declared : file.type).split(';')[0] ?? '';
  const limit = limits[mimeType];
  if (limit === undefined) return refusal(100, `Param file must be a file with one of the supported types, not ${mimeType || 'unknown'}`);
  if (file.size === 0 || file.size > limit) return refusal(131053, 'The file is empty or larger than its type allows');
  return { file, mimeType };
}

/** The node of a media id; undefined where there is none. */
export function mediaNode(simulation: Simulation, id: string): Response | undefined {
  const media = findMedia(simulation, id);
  if (!media) return undefined;
  return Response.json({
    messaging_product: 'whatsapp',
    url: addressOf(simulation, media),
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: String(media.size),
    id: media.id,
  });
}

function findMedia({ state, world }: Simulation, id: unknown): Media | undefined {
  const media = typeof id === 'string' ? state.media.get(id) : undefined;
  return media && world.clock.now() < media.until ? media : undefined;
}

export const deleteMedia = ({ state }: Simulation, id: string): boolean => state.media.delete(id);

const extraKeys: Readonly<Record<string, readonly string[]>> = {
  document: ['caption', 'filename'],
  image: ['caption'],
  video: ['caption'],
  audio: [],
  sticker: [],
};

export interface NamedMedia {
  /** A word for it. */
  readonly name: string;
  /** What shows only once the file is fetched. */
  readonly fault?: Refusal | undefined;
}

/** A media object names an uploaded file by `id` or a public one by `link`. */
export function readMedia(simulation: Simulation, type: string, value: unknown, where: string): NamedMedia | Refusal {
  if (!isFields(value)) return missing(where);
  const stranger = unexpectedKey(value, ['id', 'link', ...(extraKeys[type] ?? [])], where);
  if (stranger) return stranger;
  if ((value.id === undefined) === (value.link === undefined)) return refusal(131009, `${where} needs either id or link`);
  for (const key of ['caption', 'filename']) {
    if (value[key] !== undefined && typeof value[key] !== 'string') return wrong(`${where}.${key}`, 'a string');
  }
  if (typeof value.caption === 'string' && value.caption.length > 1_024) return wrong(`${where}.caption`, 'at most 1024 characters');
  if (value.id !== undefined) {
    const known = findMedia(simulation, value.id);
    if (!known) return refusal(131009, `${where}.id is not the id of an uploaded media`);
    return { name: nameOf(value, known.mimeType), fault: faultOf(type, known) };
  }
  if (!isLink(value.link)) return refusal(131009, `${where}.link is not a valid URI`);
  const hosted = simulation.state.files.get(value.link);
  return { name: nameOf(value, value.link), fault: hosted && faultOf(type, hosted) };
}

/** Type and size are looked at when the file is fetched, after the message was accepted. */
function faultOf(type: string, { mimeType, size }: HostedFile): Refusal | undefined {
  if (!typesOf[type]?.test(mimeType) || limits[mimeType] === undefined) return refusal(131053, `Unsupported ${type} mime type ${mimeType}`);
  return size > limits[mimeType] ? refusal(131053, `Media file size too big for ${mimeType}`) : undefined;
}

const nameOf = (value: Readonly<Record<string, unknown>>, otherwise: string): string =>
  typeof value.filename === 'string' ? value.filename : otherwise;
