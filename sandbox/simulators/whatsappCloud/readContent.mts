/** The content of a message by its type, checked as strictly as the API does. */
import { asFields, isFields } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { Content } from './content.mts';
import type { Simulation } from './context.mts';
import { isRefusal, refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { readInteractive } from './interactive.mts';
import { readMedia } from './media.mts';
import { missing, readText, unexpectedKey, wrong } from './shape.mts';
import { readTemplateMessage } from './templateMessage.mts';

const longestText = 4_096;
const mediaTypes = ['document', 'image', 'video', 'audio', 'sticker'];

export function readMessageContent(simulation: Simulation, type: string, body: Fields): Content | Refusal {
  if (mediaTypes.includes(type)) return readMediaMessage(simulation, type, body[type]);
  if (type === 'text') return readTextMessage(body.text);
  if (type === 'template') return readTemplateMessage(simulation, body.template);
  if (type === 'interactive') return readInteractive(simulation, body.interactive);
  if (type === 'reaction' || type === 'location' || type === 'contacts')
    return isFields(body[type]) || Array.isArray(body[type]) ? { text: `[${type}]`, buttons: [] } : missing(type);
  return refusal(131051, `Message type ${type} is not currently supported`);
}

function readTextMessage(value: unknown): Content | Refusal {
  if (!isFields(value)) return missing('text');
  const stranger = unexpectedKey(value, ['body', 'preview_url'], 'text');
  if (stranger) return stranger;
  if (value.preview_url !== undefined && typeof value.preview_url !== 'boolean') return wrong('text.preview_url', 'a boolean');
  const text = readText(value, 'body', 'text', longestText);
  return isRefusal(text) ? text : { text, buttons: [] };
}

function readMediaMessage(simulation: Simulation, type: string, value: unknown): Content | Refusal {
  const media = readMedia(simulation, type, value, type);
  if (isRefusal(media)) return media;
  const { caption } = asFields(value);
  return { text: typeof caption === 'string' ? caption : '', media: media.name, fault: media.fault, buttons: [] };
}
