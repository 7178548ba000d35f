/** `_data`: what the engine underneath knows of a message, in words of its own. */
import type { Fields } from '../../../whatsapp/fields.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Speech, Utterance } from '../../../whatsapp/speech.mts';
import type { Simulation } from '../context.mts';
import type { Address } from './address.mts';

interface Known {
  readonly id: string;
  readonly at: number;
  readonly address: Address;
}

export function dataOf({ engine }: Simulation, speech: Speech, known: Known): Fields {
  if (engine === 'GOWS') return whatsmeow(speech, known);
  if (engine === 'NOWEB') return baileys(speech, known);
  return browser(speech, known);
}

function whatsmeow({ person, utterance, place }: Speech, { id, at, address }: Known): Fields {
  const { from, participant, beside } = address;
  return {
    Info: {
      Chat: from.replace('@c.us', '@s.whatsapp.net'),
      Sender: (participant ?? from).replace('@c.us', '@s.whatsapp.net'),
      IsFromMe: false,
      IsGroup: place === 'group',
      AddressingMode: '',
      SenderAlt: beside ?? '',
      RecipientAlt: '',
      ID: id,
      Type: isMedia(utterance) ? 'media' : 'text',
      PushName: person.name,
      Timestamp: new Date(Math.floor(at / 1_000) * 1_000).toISOString().replace('.000', ''),
    },
    Message: chosen(utterance, { id: 'ID', display: 'SelectedDisplayText' }),
  };
}

function baileys({ person, utterance }: Speech, { id, at, address }: Known): Fields {
  const { from, participant, beside } = address;
  const jid = (text: string) => text.replace('@c.us', '@s.whatsapp.net');
  const alternative = participant === null ? 'remoteJidAlt' : 'participantAlt';
  return {
    key: {
      remoteJid: jid(from),
      fromMe: false,
      id,
      ...(participant === null ? {} : { participant: jid(participant) }),
      ...(beside === undefined ? {} : { [alternative]: beside }),
    },
    messageTimestamp: Math.floor(at / 1_000),
    pushName: person.name,
    message: chosen(utterance, { id: 'Id', display: 'selectedDisplayText' }),
  };
}

function browser({ person, utterance }: Speech, { id, at, address: { from } }: Known): Fields {
  const common = { id: { fromMe: false, remote: from, id }, notifyName: person.name, t: Math.floor(at / 1_000), from };
  switch (utterance.kind) {
    case 'list':
      return {
        ...common,
        type: 'list_response',
        listResponse: { title: utterance.title, singleSelectReply: { selectedRowId: utterance.id } },
      };
    case 'button':
      return { ...common, type: 'buttons_response', selectedButtonId: utterance.id };
    case 'quickReply':
      return { ...common, type: 'template_button_reply', selectedId: utterance.id };
    case 'order':
      return { ...common, type: 'order' };
    case 'unknown':
      return { ...common, type: utterance.name };
    default:
      return { ...common, type: 'chat' };
  }
}

/** The two engines without a browser have the protocol's message; they spell some of its names differently. */
function chosen(utterance: Utterance, spelling: { readonly id: string; readonly display: string }): Fields {
  const { id: suffix, display } = spelling;
  switch (utterance.kind) {
    case 'text':
      return { conversation: utterance.text };
    case 'list':
      return { listResponseMessage: { title: utterance.title, singleSelectReply: { [`selectedRow${suffix}`]: utterance.id } } };
    case 'button': {
      const title = { [display]: utterance.title };
      const response = suffix === 'ID' ? { Response: title } : title;
      return { buttonsResponseMessage: { [`selectedButton${suffix}`]: utterance.id, ...response } };
    }
    case 'quickReply':
      return { templateButtonReplyMessage: { [`selected${suffix}`]: utterance.id, selectedDisplayText: utterance.title } };
    case 'nativeFlow':
      return flow(utterance.title, 'quick_reply', { id: utterance.id }, suffix);
    case 'form':
      return flow('Sent', 'galaxy_message', { flow_token: 'unused', ...utterance.answers }, suffix);
    case 'order':
      return { orderMessage: { itemCount: utterance.lines.length, message: utterance.note ?? '' } };
    case 'unknown':
      return { [`${utterance.name}Message`]: { name: utterance.name } };
    default:
      return {};
  }
}

function flow(text: string, name: string, answers: Fields, suffix: string): Fields {
  const response = { name, [suffix === 'ID' ? 'paramsJSON' : 'paramsJson']: JSON.stringify(answers), version: 3 };
  const wrapped =
    suffix === 'ID' ? { InteractiveResponseMessage: { NativeFlowResponseMessage: response } } : { nativeFlowResponseMessage: response };
  return { interactiveResponseMessage: { body: { text }, ...wrapped } };
}
