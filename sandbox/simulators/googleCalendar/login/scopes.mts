/** What a login may do (Google's API description: the scopes of each method). */
const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

const reading = ['calendar', 'calendar.readonly'].map(scope);
const readingEvents = [
  'calendar',
  'calendar.app.created',
  'calendar.events',
  'calendar.events.freebusy',
  'calendar.events.owned',
  'calendar.events.owned.readonly',
  'calendar.events.public.readonly',
  'calendar.events.readonly',
  'calendar.readonly',
].map(scope);
const writingEvents = ['calendar', 'calendar.app.created', 'calendar.events', 'calendar.events.owned'].map(scope);

export const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'calendarList.list': [...reading, scope('calendar.calendarlist'), scope('calendar.calendarlist.readonly')],
  'calendarList.get': [...reading, scope('calendar.app.created'), scope('calendar.calendarlist'), scope('calendar.calendarlist.readonly')],
  'calendars.get': [...reading, scope('calendar.app.created'), scope('calendar.calendars'), scope('calendar.calendars.readonly')],
  'events.list': readingEvents,
  'events.get': readingEvents,
  'events.instances': readingEvents,
  'events.insert': writingEvents,
  'events.patch': writingEvents,
  'events.update': writingEvents,
  'events.delete': writingEvents,
  'freeBusy.query': [...reading, scope('calendar.events.freebusy'), scope('calendar.freebusy')],
};

/** The least that appointments need: events, the names of the calendars, and who is free when. */
export const leastScopes: readonly string[] = ['calendar.events', 'calendar.calendarlist.readonly', 'calendar.freebusy'].map(scope);

const ofSheets = ['spreadsheets', 'spreadsheets.readonly', 'drive', 'drive.file', 'drive.readonly', 'drive.metadata'].map(scope);

/** Scopes that somebody may ask consent for. */
export const knownScopes: ReadonlySet<string> = new Set([
  ...Object.values(scopesOf).flat(),
  ...ofSheets,
  'openid',
  scope('userinfo.email'),
]);
