/** What an events list is asked for. */
import { blame, flag, type Call } from '../call.mts';
import { invalid, refuse, updatedMinTooLongAgo } from '../errors.mts';
import type { Window } from '../events/occurrences.mts';
import { oneOf, propertyParameters, timeParameter, windowParameters } from './parameters.mts';

export const eventTypes = ['birthday', 'default', 'focusTime', 'fromGmail', 'outOfOffice', 'workingLocation'] as const;

export interface ListQuery {
  readonly window: Window;
  readonly singleEvents: boolean;
  readonly showDeleted: boolean;
  readonly orderBy: 'startTime' | 'updated' | undefined;
  readonly updatedMin: number | undefined;
  readonly eventTypes: readonly string[];
  readonly privateProperties: readonly (readonly [string, string])[];
  readonly sharedProperties: readonly (readonly [string, string])[];
  readonly iCalUID: string | undefined;
  readonly words: readonly string[];
}

/** Google keeps what was deleted for some weeks; how many is not published. */
export const longestUpdatedMinMs = 28 * 86_400_000;

export function readQuery(call: Call): ListQuery {
  const singleEvents = flag(call, 'singleEvents') ?? false;
  return {
    window: windowParameters(call),
    singleEvents,
    showDeleted: flag(call, 'showDeleted') ?? false,
    orderBy: orderOf(call, singleEvents),
    updatedMin: updatedMinOf(call),
    eventTypes: oneOf(call, 'eventTypes', eventTypes),
    privateProperties: propertyParameters(call, 'privateExtendedProperty'),
    sharedProperties: propertyParameters(call, 'sharedExtendedProperty'),
    iCalUID: call.query.get('iCalUID') ?? undefined,
    words: (call.query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
  };
}

function orderOf(call: Call, singleEvents: boolean): ListQuery['orderBy'] {
  const [order] = oneOf(call, 'orderBy', ['startTime', 'updated']);
  if (order === 'startTime' && !singleEvents)
    blame(call, 'order-without-single-events', invalid('The requested ordering is not available for the particular query.', 'orderBy'));
  return order;
}

function updatedMinOf(call: Call): number | undefined {
  const updatedMin = timeParameter(call, 'updatedMin');
  if (updatedMin === undefined) return undefined;
  const oldest = call.simulation.world.clock.now() - longestUpdatedMinMs;
  return updatedMin < oldest ? refuse(updatedMinTooLongAgo()) : updatedMin;
}
