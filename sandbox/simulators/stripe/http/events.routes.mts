/** The list of events: how a client catches up on what it was not told. */
import { eventView } from '../events/tell.mts';
import { answer, ofMode, path, type Route } from './call.mts';
import { invalid, missing } from './errors.mts';
import { textsOf } from './form.mts';
import { listParameters, pageOf } from './lists.mts';

const keptEventsMs = 30 * 24 * 3_600_000;

/** In the account's own version, whatever the call's is: an event keeps the one of its time. */
export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: path('/events'),
    name: 'event.list',
    resource: 'events',
    params: [...listParameters, 'type', 'types', 'delivery_success'],
    handle: (call) => {
      const { context, params } = call;
      if (params.type !== undefined && params.types !== undefined) invalid('You may pass either type or types, not both.', 'types');
      const types = textsOf(params.types ?? params.type);
      if (types.length > 20) invalid('You may pass up to 20 types.', 'types');
      const rows = ofMode(context.state.events, call.livemode)
        .filter(({ createdAt }) => createdAt > context.world.clock.now() - keptEventsMs)
        .filter(({ type }) => types.length === 0 || types.some((asked) => matches(asked, type)))
        .filter(({ delivered }) => params.delivery_success === undefined || params.delivery_success === String(delivered));
      return answer(
        call,
        pageOf('/v1/events', rows, params, (event) => eventView(event, context.settings.accountVersion)),
      );
    },
  },
  {
    method: 'GET',
    pattern: path('/events/:id'),
    name: 'event.get',
    resource: 'events',
    params: ['expand'],
    handle: (call) => {
      const { context, ids, livemode } = call;
      const found = context.state.events.find(({ id }) => id === ids[0]);
      const isKept = found && found.livemode === livemode && found.createdAt > context.world.clock.now() - keptEventsMs;
      return isKept ? answer(call, eventView(found, context.settings.accountVersion)) : missing('event', ids[0]!);
    },
  },
];

/** `charge.*` stands for all of them. */
const matches = (asked: string, type: string): boolean => asked === type || (asked.endsWith('.*') && type.startsWith(asked.slice(0, -1)));
