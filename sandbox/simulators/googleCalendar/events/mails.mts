/** Mails that Google sends to the guests, where the client asks for them. */
import { blame, type Call } from '../call.mts';
import { invalid } from '../errors.mts';
import type { Attendee, JsonObject, Mail } from '../types.mts';

const wishes = ['all', 'externalOnly', 'none'];

/** No mail unless told. `externalOnly`: guests who do not use Google Calendar. */
export function sendMails(call: Call, kind: Mail['kind'], eventId: string, content: JsonObject): void {
  const wish = call.query.get('sendUpdates') ?? (call.query.get('sendNotifications') === 'true' ? 'all' : 'none');
  if (wish === 'none') return;
  const guests = ((content.attendees ?? []) as readonly Attendee[]).filter(({ self }) => !self).map(({ email }) => email);
  const to = wish === 'all' ? guests : guests.filter((email) => !email.endsWith('@gmail.com'));
  const { state, world } = call.simulation;
  if (to.length > 0) state.mails.push({ at: world.clock.now(), eventId, kind, to });
}

/** Before anything is written. */
export function checkMailWish(call: Call): void {
  const wish = call.query.get('sendUpdates');
  if (wish !== null && !wishes.includes(wish)) blame(call, 'invalid-parameter', invalid(`Invalid string value: '${wish}'.`, 'sendUpdates'));
}
