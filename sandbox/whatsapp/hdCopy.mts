/** A picture or a video that WhatsApp sends once more in its full size, as a child of the message that brought it first. */
import type { Fields } from './fields.mts';
import type { MediaKind } from './speech.mts';

/** Baileys writes enumerations of the protocol as names, whatsmeow as numbers. */
export function hdCopyOf(message: Fields, kind: MediaKind, parentId: string, asNumber: boolean): Fields {
  const [name, number] = kind === 'video' ? (['HD_VIDEO_DUAL_UPLOAD', 5] as const) : (['HD_IMAGE_DUAL_UPLOAD', 10] as const);
  return {
    associatedChildMessage: { message },
    messageContextInfo: { messageAssociation: { associationType: asNumber ? number : name, parentMessageKey: { id: parentId } } },
  };
}
