/** What customers do: they write, press a button, or ask to be left alone. */
import { hexadecimal } from '../../whatsapp/characters.mts';
import { numberOf } from '../../whatsapp/phone.mts';
import type { Simulation } from './context.mts';
import { post } from './webhooks.mts';

/** Vendor documentation: free text may be sent for 24 hours after the customer's last message. */
const windowMs = 24 * 3_600_000;

export function openWindow({ state, world }: Simulation, phone: string): void {
  state.windows.set(numberOf(phone).identity, world.clock.now() + windowMs);
}

/** Answers the id of the message. */
export function receive(simulation: Simulation, phone: string, text: string, more: Readonly<Record<string, string>> = {}): string {
  openWindow(simulation, phone);
  const { state } = simulation;
  const { waId } = numberOf(phone);
  const sid = `SM${hexadecimal(state.random, 32)}`;
  if (state.webhookUrl === undefined) return sid;
  post(simulation, 'message', state.webhookUrl, {
    AccountSid: state.secrets.accountSid,
    ApiVersion: '2010-04-01',
    Body: text,
    From: `whatsapp:+${waId}`,
    MessageSid: sid,
    MessageType: 'text',
    NumMedia: '0',
    NumSegments: '1',
    ProfileName: 'Cliente',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: state.secrets.sender,
    WaId: waId,
    ...more,
  });
  return sid;
}

/** The vendor keeps who wrote STOP from further messages, until START. */
export function setOptedOut(simulation: Simulation, phone: string, optedOut: boolean): void {
  const { identity } = numberOf(phone);
  if (optedOut) simulation.state.optedOut.add(identity);
  else simulation.state.optedOut.delete(identity);
  const word = optedOut ? 'STOP' : 'START';
  receive(simulation, phone, word, { OptOutType: word });
}
