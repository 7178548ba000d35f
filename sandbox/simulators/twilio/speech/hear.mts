/** What a customer says, as the vendor tells of it: a form. Chats alone; no edits, deletions or calls. */
import { hexadecimal } from '../../../whatsapp/characters.mts';
import { tell } from '../../../whatsapp/delivery.mts';
import { numberOf } from '../../../whatsapp/phone.mts';
import { isMedia } from '../../../whatsapp/speech.mts';
import type { Heard, Names, Speech, Utterance, Withheld } from '../../../whatsapp/speech.mts';
import { userIdOf } from '../../../whatsapp/userId.mts';
import type { Simulation } from '../context.mts';
import { openWindow } from '../inbound.mts';
import { post } from '../webhooks.mts';
import { contentOf, isStop } from './content.mts';
import type { Form } from './content.mts';

export function hear(simulation: Simulation, speech: Speech): Heard {
  const { state, world } = simulation;
  const { person, shown, place, utterance } = speech;
  const userId = userIdOf(person.phone);
  state.people.set(userId, numberOf(person.phone));
  state.directory.welcome(person.phone);
  const names: Names = { phone: shown === 'hidden' ? undefined : person.phone, userId, lid: undefined };
  const prefix = isMedia(utterance) || utterance.kind === 'contacts' ? 'MM' : 'SM';
  const sid = `${prefix}${hexadecimal(state.random, 32)}`;
  const content = place === 'chat' ? contentOf(simulation, utterance, sid) : undefined;
  if (content) {
    openWindow(simulation, person.phone);
    if (utterance.kind === 'text' && isStop(utterance.text)) state.optedOut.add(numberOf(person.phone).identity);
    const form = { ...headOf(simulation, speech, sid), ...senderOf(speech, userId), ...quotationOf(simulation, speech), ...content };
    tell(world.clock, speech, {
      content: () => {
        if (state.webhookUrl !== undefined) post(simulation, 'message', state.webhookUrl, form);
      },
    });
  }
  return { id: sid, isTold: content !== undefined, at: speech.at ?? world.clock.now(), names, withheld: withheldOf(utterance) };
}

function withheldOf(utterance: Utterance): Withheld[] {
  if (utterance.kind === 'order') return ['lines'];
  return isMedia(utterance) ? ['fileName'] : [];
}

function headOf({ state }: Simulation, { person, shown }: Speech, sid: string): Form {
  const { waId } = numberOf(person.phone);
  const context = { ProfileName: person.name, ...(shown === 'hidden' ? {} : { WaId: waId }) };
  return {
    AccountSid: state.secrets.accountSid,
    ApiVersion: '2010-04-01',
    ChannelMetadata: JSON.stringify({ type: 'whatsapp', data: { context } }),
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    ReferralNumMedia: '0',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: state.secrets.sender,
    ...context,
  };
}

/** Vendor notice: with a phone there it is the sender; without one the user id stands in both places. */
function senderOf({ person, shown }: Speech, userId: string): Form {
  const ExternalUserId = `whatsapp:${userId}`;
  return { From: shown === 'hidden' ? ExternalUserId : `whatsapp:+${numberOf(person.phone).waId}`, ExternalUserId };
}

const quotationOf = ({ state }: Simulation, { quotes }: Speech): Form =>
  quotes === undefined ? {} : { OriginalRepliedMessageSid: quotes, OriginalRepliedMessageSender: state.secrets.sender };
