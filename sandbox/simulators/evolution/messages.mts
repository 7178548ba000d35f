/** `POST /message/send…/{instance}`. */
import { deviceMessageId } from '../../whatsapp/characters.mts';
import { asFields, asList } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { isBase64, isLink } from '../../whatsapp/files.mts';
import type { MessageDraft } from '../../whatsapp/outbox.mts';
import { addresseeOf, isLid } from '../../whatsapp/lids.mts';
import { wamid } from '../../whatsapp/wamid.mts';
import { takePlanned } from '../../whatsapp/planned.mts';
import { badRequest, connectionClosed } from './answers.mts';
import { mistakesOf, textOf } from './body.mts';
import type { Shape } from './body.mts';
import type { Simulation } from './context.mts';
import { jidOf } from './jid.mts';
import { chatOf, emit } from './webhooks.mts';

type Content = Omit<MessageDraft, 'id' | 'to' | 'number'> & {
  /** As the gateway answers it. */
  readonly message: Fields;
  readonly messageType: string;
};

interface Kind extends Shape {
  /** Answers the content, or a sentence on what is wrong with it. */
  read(body: Fields): Content | string;
}

const common = { number: 'string', delay: 'integer', quoted: 'object' } as const;

const kinds: Readonly<Record<string, Kind>> = {
  sendText: {
    required: ['number', 'text'],
    types: { ...common, text: 'string', linkPreview: 'boolean' },
    read(body) {
      const text = textOf(body, 'text');
      if (text === '') return 'Text is required';
      return { type: 'text', text, message: { conversation: text }, messageType: 'conversation' };
    },
  },
  sendMedia: {
    required: ['number', 'mediatype'],
    types: { ...common, mediatype: 'string', mimetype: 'string', media: 'string', fileName: 'string', caption: 'string' },
    read: readMedia,
  },
  sendButtons: {
    required: ['number'],
    types: { ...common, title: 'string', description: 'string', footer: 'string', buttons: 'array' },
    read: readButtons,
  },
};

const mediaTypes = ['image', 'document', 'video', 'audio'];

function readMedia(body: Fields): Content | string {
  const type = textOf(body, 'mediatype');
  if (!mediaTypes.includes(type)) return `mediatype is not one of enum values: ${mediaTypes.join(',')}`;
  const { media } = body;
  const fileName = textOf(body, 'fileName');
  if (isBase64(media) && fileName === '' && type === 'document') return 'For base64 the file name must be informed.';
  if (!isBase64(media) && !isLink(media)) return 'Owned media must be a url or base64';
  const caption = textOf(body, 'caption');
  const name = fileName || (isLink(media) ? media : type);
  const messageType = `${type}Message`;
  return { type, text: caption, media: name, messageType, message: { [messageType]: { caption, fileName: name } } };
}

function readButtons(body: Fields): Content | string {
  const buttons = asList(body.buttons).map(asFields);
  const replies = buttons.filter(({ type }) => type === 'reply');
  if (buttons.length === 0) return 'At least one button is required';
  if (buttons.some((button) => textOf(button, 'displayText') === '' || textOf(button, 'id') === '')) return 'The "id" cannot be empty';
  if (replies.length > 3) return 'Maximum of 3 reply buttons allowed';
  if (replies.length > 0 && replies.length < buttons.length) return 'Reply buttons cannot be mixed with other button types';
  const text = ['title', 'description', 'footer'].map((name) => textOf(body, name)).filter(Boolean);
  return {
    type: 'buttons',
    text: text.join('\n\n'),
    buttons: buttons.map((button) => ({ id: textOf(button, 'id'), label: textOf(button, 'displayText') })),
    messageType: 'interactiveMessage',
    message: { viewOnceMessage: { message: { interactiveMessage: { body: { text: text.join('\n\n') } } } } },
  };
}

export function send(simulation: Simulation, action: string, body: Fields): Response {
  const kind = kinds[action];
  if (!kind) throw new Error(`No sending called ${action}`);
  const mistakes = mistakesOf(body, kind);
  if (mistakes.length > 0) return refuse(simulation, action, mistakes);
  const content = kind.read(body);
  if (typeof content === 'string') return refuse(simulation, action, content);
  return deliver(simulation, textOf(body, 'number'), content);
}

function refuse(simulation: Simulation, action: string, message: unknown): Response {
  simulation.violation('message-body', `${action}: ${String(message)}`);
  return badRequest(message);
}

function deliver(simulation: Simulation, to: string, { message, messageType, ...content }: Content): Response {
  const { state, world } = simulation;
  if (state.connection === 'close') return connectionClosed();
  const isOfficial = state.integration === 'WHATSAPP-BUSINESS';
  const number = addresseeOf(state.lids, to);
  const isKnown = state.directory.has(number);
  if (!isKnown && !isOfficial) return badRequest({ exists: false, jid: isLid(to) ? to : jidOf(number.waId), number: to });
  const failure = takePlanned(state.failures);
  if (failure === 'connectionClosed') return connectionClosed();
  if (failure === 'sessionError') return badRequest('SessionError: No sessions');
  const id = isOfficial ? wamid(state.random, number.waId) : deviceMessageId(state.random);
  const sent = state.outbox.add({ ...content, id, to, number });
  const answer = {
    key: { remoteJid: chatOf(sent), fromMe: true, id },
    pushName: 'Loja Ponte',
    status: 'PENDING',
    message,
    contextInfo: null,
    messageType,
    messageTimestamp: Math.floor(world.clock.now() / 1_000),
    instanceId: state.secrets.instanceId,
    source: 'web',
  };
  emit(simulation, 'send.message', answer);
  state.outbox.start(sent, isKnown ? undefined : { code: 'FAILED', details: 'the number is not on WhatsApp' });
  return Response.json(answer, { status: 201 });
}
