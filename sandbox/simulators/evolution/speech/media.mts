/** Files: the message has a key and an encrypted address; the bytes are asked of the gateway. */
import { createHash } from 'node:crypto';
import { asFields } from '../../../whatsapp/fields.mts';
import type { Fields } from '../../../whatsapp/fields.mts';
import type { Attachment, MediaKind, MediaUtterance } from '../../../whatsapp/speech.mts';
import { badRequest } from '../answers.mts';
import type { Simulation } from '../context.mts';
import type { Part } from './part.mts';

const names: Readonly<Record<MediaKind, string>> = {
  image: 'imageMessage',
  video: 'videoMessage',
  voice: 'audioMessage',
  document: 'documentMessage',
  sticker: 'stickerMessage',
};

export function mediaOf({ state }: Simulation, { kind, file, caption }: MediaUtterance, context: Fields): Part {
  const words = caption === undefined ? {} : { caption };
  const common = { ...encrypted(state.random.int(1, 2 ** 31), file), ...context };
  const own: Readonly<Record<MediaKind, Fields>> = {
    image: { ...words, height: 1_280, width: 720 },
    video: { ...words, seconds: 13, height: 848, width: 480 },
    voice: { seconds: 10, ptt: true },
    document: { ...words, title: file.fileName, fileName: file.fileName, pageCount: 1 },
    sticker: { height: 64, width: 64, isAnimated: false },
  };
  const part: Part = [names[kind], { ...common, ...own[kind] }];
  return kind === 'document' && caption !== undefined ? ['documentWithCaptionMessage', { message: Object.fromEntries([part]) }] : part;
}

function encrypted(number: number, { bytes, mimeType }: Attachment): Fields {
  const path = `/v/t62.7118-24/${number}_n.enc`;
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  return {
    url: `https://mmg.whatsapp.net${path}`,
    directPath: path,
    mimetype: mimeType,
    fileSha256: sha256,
    fileLength: String(bytes.length),
    mediaKey: createHash('sha256').update(path).digest('base64'),
  };
}

/** `POST /chat/getBase64FromMediaMessage/{instance}` with the key of the message; where the number is at Meta, with Meta's id of the file. */
export function getBase64({ state, violation }: Simulation, body: Fields): Response {
  const { key, messageType, message } = asFields(body.message);
  const { id } = state.integration === 'WHATSAPP-BUSINESS' ? asFields(asFields(message)[String(messageType)]) : asFields(key);
  const kept = typeof id === 'string' ? state.files.get(id) : undefined;
  if (!kept) {
    violation('media-message', 'the message has no file');
    return badRequest('Message not found');
  }
  const { file, name, caption } = kept;
  return Response.json(
    {
      mediaType: name,
      fileName: name === 'documentMessage' ? file.fileName : `${String(id)}.${file.fileName.split('.').at(-1)}`,
      caption,
      size: { fileLength: String(file.bytes.length), height: null, width: null },
      mimetype: file.mimeType,
      base64: file.bytes.toString('base64'),
      buffer: null,
    },
    { status: 201 },
  );
}

/** So that the bytes can be asked for later. */
export function keep({ state }: Simulation, id: string, { kind, file, caption }: MediaUtterance): void {
  state.files.set(id, { file, name: names[kind], caption });
}
