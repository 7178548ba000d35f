/** Files that customers send where a test does not care which: small, and recognisable by their first bytes. */
import { onePagePdf } from '../world/pdf.mts';
import type { Attachment, MediaKind } from './speech.mts';

const beginning = (hex: string, rest: string): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]);

/** A photographed payment slip is the commonest message that a shop gets. */
const samples: Readonly<Record<MediaKind, Attachment>> = {
  image: { bytes: beginning('ffd8ffe000104a46494600', 'comprovante de pagamento'), mimeType: 'image/jpeg', fileName: 'foto.jpg' },
  video: { bytes: beginning('000000186674797069736f6d', 'o produto com defeito'), mimeType: 'video/mp4', fileName: 'video.mp4' },
  voice: { bytes: beginning('4f67675300020000', 'oi, tudo bem?'), mimeType: 'audio/ogg; codecs=opus', fileName: 'audio.ogg' },
  document: { bytes: Buffer.from(onePagePdf(['Comprovante'])), mimeType: 'application/pdf', fileName: 'comprovante.pdf' },
  sticker: { bytes: beginning('52494646', 'xxxxWEBPVP8 figurinha'), mimeType: 'image/webp', fileName: 'figurinha.webp' },
};

export const sampleOf = (kind: MediaKind): Attachment => samples[kind];

/** `audio/ogg; codecs=opus` → `ogg`. */
export function extensionOf({ mimeType, fileName }: Attachment): string {
  const known: Readonly<Record<string, string>> = { 'image/jpeg': 'jpeg', 'audio/ogg': 'oga', 'video/mp4': 'mp4', 'image/webp': 'webp' };
  return known[mimeType.split(';')[0] ?? ''] ?? fileName.split('.').at(-1) ?? 'bin';
}
