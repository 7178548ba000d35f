/** Interactive messages: reply buttons in full; lists by their outline. */
import { asFields, asList, isFields } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import type { Simulation } from './context.mts';
import type { Content } from './content.mts';
import { isRefusal, refusal } from './graphError.mts';
import type { Refusal } from './graphError.mts';
import { readMedia } from './media.mts';
import type { NamedMedia } from './media.mts';
import { missing, readText, unexpectedKey, wrong } from './shape.mts';
import type { Reply } from './state.mts';

type Buttons = Pick<Content, 'buttons' | 'replies'>;

export function readInteractive(simulation: Simulation, value: unknown): Content | Refusal {
  if (!isFields(value)) return missing('interactive');
  const stranger = unexpectedKey(value, ['type', 'header', 'body', 'footer', 'action'], 'interactive');
  if (stranger) return stranger;
  if (value.type !== 'button' && value.type !== 'list') return refusal(131009, 'interactive.type must be button or list here');
  const text = readText(asFields(value.body), 'text', 'interactive.body', 1_024);
  if (isRefusal(text)) return text;
  const header = readHeader(simulation, value.header);
  if (isRefusal(header)) return header;
  const footer = value.footer === undefined ? '' : readText(asFields(value.footer), 'text', 'interactive.footer', 60);
  if (isRefusal(footer)) return footer;
  const buttons = value.type === 'button' ? readReplies(asFields(value.action)) : readRows(asFields(value.action));
  if (isRefusal(buttons)) return buttons;
  return {
    text: [header.text, text, footer].filter(Boolean).join('\n\n'),
    media: header.media?.name,
    fault: header.media?.fault,
    ...buttons,
  };
}

function readHeader(simulation: Simulation, value: unknown): { text?: string; media?: NamedMedia } | Refusal {
  if (value === undefined) return {};
  const header = asFields(value);
  if (header.type === 'text') {
    const text = readText(header, 'text', 'interactive.header', 60);
    return isRefusal(text) ? text : { text };
  }
  const type = String(header.type);
  if (!['document', 'image', 'video'].includes(type)) return wrong('interactive.header.type', 'text, document, image or video');
  const media = readMedia(simulation, type, header[type], `interactive.header.${type}`);
  return isRefusal(media) ? media : { media };
}

function readReplies(action: Fields): Buttons | Refusal {
  const buttons = asList(action.buttons).map(asFields);
  if (buttons.length < 1 || buttons.length > 3) return wrong('interactive.action.buttons', '1 to 3 buttons');
  const replies: Reply[] = [];
  for (const button of buttons) {
    if (button.type !== 'reply') return wrong('interactive.action.buttons.type', 'reply');
    const reply = asFields(button.reply);
    const title = readText(reply, 'title', 'interactive.action.buttons.reply', 20);
    if (isRefusal(title)) return title;
    const id = readText(reply, 'id', 'interactive.action.buttons.reply', 256);
    if (isRefusal(id)) return id;
    if (replies.some((other) => other.title === title || other.id === id))
      return wrong('interactive.action.buttons', 'unique titles and ids');
    replies.push({ kind: 'interactive', id, title });
  }
  return { buttons: replies.map(({ title }) => title), replies };
}

function readRows(action: Fields): Buttons | Refusal {
  const button = readText(action, 'button', 'interactive.action', 20);
  if (isRefusal(button)) return button;
  const rows = asList(action.sections).flatMap((section) => asList(asFields(section).rows).map(asFields));
  if (rows.length < 1 || rows.length > 10) return wrong('interactive.action.sections', 'of 1 to 10 rows in all');
  const titles = rows.map((row) => readText(row, 'title', 'interactive.action.sections.rows', 24));
  return titles.find(isRefusal) ?? { buttons: [button, ...titles.filter((title) => typeof title === 'string')] };
}
