/** A new event, whoever makes it. */
import { letters } from '../../../world/randomText.mts';
import { touch, type Change, type State } from '../state.mts';
import type { Calendar, StoredEvent } from '../types.mts';

export type NewEvent = Pick<StoredEvent, 'start' | 'end' | 'recurrence' | 'content' | 'status'> & {
  readonly id?: string | undefined;
  readonly iCalUID?: string | undefined;
};

export const idAlphabet = '0123456789abcdefghijklmnopqrstuv';

export function createEvent(state: State, calendar: Calendar, event: NewEvent, now: number, by: Change['by']): StoredEvent {
  const id = event.id ?? letters(state.random, 26, idAlphabet);
  const created: StoredEvent = {
    ...event,
    id,
    iCalUID: event.iCalUID ?? `${id}@google.com`,
    created: Math.floor(now),
    updated: Math.floor(now),
    stamp: 0,
    sequence: 0,
  };
  touch(state, calendar, created, { now, what: 'created', by });
  return created;
}
