/** Files: uploading, looking up, deleting, and naming them in a message. */
import { createHash } from 'node:crypto';
import type { GraphCall, Simulation } from './context.mts';
import { graphError, isRefusal, refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { pickCharacters } from './secrets.mts';
import { isFields, missing, unexpectedKey, wrong } from './shape.mts';
import type { Media } from './state.mts';

const megabyte = 1_048_576;

/** Vendor documentation: media types and their greatest size in bytes. */
const limits: Readonly<Record<string, number>> = {
  'application/pdf': 100 * megabyte,
  'text/plain': 100 * megabyte,
  'application/msword': 100 * megabyte,
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

export async function uploadMedia(simulation: Simulation, { request }: GraphCall): Promise<Response> {
  const upload = await readUpload(request);
  if (isRefusal(upload)) {
    simulation.violation('media-upload', upload.details);
    return graphError(upload);
  }
  const bytes = Buffer.from(await upload.file.arrayBuffer());
  const media: Media = {
    id: `1${pickCharacters(simulation.state.random, 15, '0123456789')}`,
    mimeType: upload.mimeType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  simulation.state.media.set(media.id, media);
  return Response.json({ id: media.id });
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
export function mediaNode({ state }: Simulation, id: string): Response | undefined {
  const media = state.media.get(id);
  if (!media) return undefined;
  return Response.json({
    messaging_product: 'whatsapp',
    url: `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${media.id}`,
    mime_type: media.mimeType,
    sha256: media.sha256,
    file_size: String(media.size),
    id: media.id,
  });
}

export const deleteMedia = ({ state }: Simulation, id: string): boolean => state.media.delete(id);

const extraKeys: Readonly<Record<string, readonly string[]>> = {
  document: ['caption', 'filename'],
  image: ['caption'],
  video: ['caption'],
  audio: [],
  sticker: [],
};

/** A media object names an uploaded file by `id` or a public one by `link`; answers a word for it. */
export function readMedia({ state }: Simulation, type: string, value: unknown, where: string): string | Refusal {
  if (!isFields(value)) return missing(where);
  const stranger = unexpectedKey(value, ['id', 'link', ...(extraKeys[type] ?? [])], where);
  if (stranger) return stranger;
  if ((value.id === undefined) === (value.link === undefined)) return refusal(131009, `${where} needs either id or link`);
  for (const key of ['caption', 'filename']) {
    if (value[key] !== undefined && typeof value[key] !== 'string') return wrong(`${where}.${key}`, 'a string');
  }
  if (typeof value.caption === 'string' && value.caption.length > 1_024) return wrong(`${where}.caption`, 'at most 1024 characters');
  if (value.id !== undefined) {
    const known = typeof value.id === 'string' && state.media.get(value.id);
    return known ? nameOf(value, `${known.mimeType}`) : refusal(131009, `${where}.id is not the id of an uploaded media`);
  }
  const isLink = typeof value.link === 'string' && /^https?:\/\/[^\s/]+\.[^\s/]+/.test(value.link);
  return isLink ? nameOf(value, String(value.link)) : refusal(131009, `${where}.link is not a valid URI`);
}

const nameOf = (value: Readonly<Record<string, unknown>>, otherwise: string): string =>
  typeof value.filename === 'string' ? value.filename : otherwise;
