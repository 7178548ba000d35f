/** The form of a new message, checked as strictly as the vendor does; mistakes are its error codes. */
import { asFields } from '../../whatsapp/fields.mts';
import type { Fields } from '../../whatsapp/fields.mts';
import { isLink } from '../../whatsapp/files.mts';
import type { Button } from '../../whatsapp/outbox.mts';
import { identityOf, numberOf } from '../../whatsapp/phone.mts';
import type { WhatsappNumber } from '../../whatsapp/phone.mts';
import { fill, variablesOf } from './contents.mts';
import type { Content } from './contents.mts';
import type { State } from './state.mts';

export interface Draft {
  readonly to: string;
  readonly number: WhatsappNumber;
  readonly type: 'text' | 'media' | 'template';
  readonly text: string;
  readonly media: string | undefined;
  readonly buttons: readonly Button[];
  readonly content: Content | undefined;
  readonly statusCallback: string | undefined;
  readonly messagingServiceSid: string | null;
}

/** Vendor documentation: texts have at most 1600 characters. */
const longestBody = 1_600;

/** Answers the message, or the code of the first mistake. */
export function readForm(state: State, form: URLSearchParams): Draft | number {
  const address = readAddresses(state, form);
  if (typeof address === 'number') return address;
  const statusCallback = form.get('StatusCallback') ?? undefined;
  if (statusCallback !== undefined && !isLink(statusCallback)) return 21609;
  const content = form.has('ContentSid') ? readTemplate(state, form) : readFree(form);
  if (typeof content === 'number') return content;
  return { ...address, ...content, statusCallback, messagingServiceSid: form.get('MessagingServiceSid') };
}

function readAddresses({ secrets, people }: State, form: URLSearchParams): Pick<Draft, 'to' | 'number'> | number {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  const service = form.get('MessagingServiceSid');
  if (to === '') return 21604;
  const userId = /^whatsapp:([A-Z]{2}\.\w+)$/.exec(to)?.[1];
  if (userId === undefined && !/^whatsapp:\+\d{8,15}$/.test(to)) return 21211;
  if (from === '' && service === null) return 21603;
  if (from === '' ? service !== secrets.messagingServiceSid : from !== secrets.sender) return 63007;
  if (userId !== undefined) return { to, number: people.get(userId) ?? { digits: '', waId: userId, identity: userId } };
  if (identityOf(to) === identityOf(secrets.sender)) return 63031;
  return { to, number: numberOf(to) };
}

type Body = Pick<Draft, 'type' | 'text' | 'media' | 'buttons' | 'content'>;

function readFree(form: URLSearchParams): Body | number {
  const text = form.get('Body') ?? '';
  const media = form.get('MediaUrl') ?? undefined;
  if (text === '' && media === undefined) return 21619;
  if (text.length > longestBody) return 21617;
  if (media !== undefined && !isLink(media)) return 21620;
  return { type: media === undefined ? 'text' : 'media', text, media, buttons: [], content: undefined };
}

/** Whether WhatsApp approved the template shows only when the message is sent. */
function readTemplate({ contents }: State, form: URLSearchParams): Body | number {
  const content = contents.find(({ sid }) => sid === form.get('ContentSid'));
  if (!content) return 21655;
  const values = readVariables(form.get('ContentVariables'));
  if (!values || variablesOf(content).some((name) => typeof values[name] !== 'string' || values[name] === '')) return 21656;
  const strangers = Object.keys(values).filter((name) => !variablesOf(content).includes(name));
  if (strangers.length > 0) return 21656;
  const text = fill(content, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])));
  return { type: 'template', text, media: undefined, content, buttons: content.buttons.map(({ id, title }) => ({ id, label: title })) };
}

function readVariables(text: string | null): Fields | undefined {
  try {
    return asFields(JSON.parse(text ?? '{}'));
  } catch {
    return undefined;
  }
}
