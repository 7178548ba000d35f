/** Query parameters of each call (Google's API description; a test holds them against it). Others are ignored, and the client's mistake. */
const names = (text: string): readonly string[] => text.split(' ');

const everywhere = names('alt fields key oauth_token prettyPrint quotaUser userIp');
const writing = names('conferenceDataVersion eventLabelVersion maxAttendees sendNotifications sendUpdates supportsAttachments');

export const parameterNames: Readonly<Record<string, readonly string[]>> = {
  'calendarList.list': names('maxResults minAccessRole pageToken showDeleted showHidden showOwnOrganizationOnly syncToken'),
  'calendarList.get': [],
  'calendars.get': [],
  'events.list': [
    ...names('alwaysIncludeEmail eventTypes iCalUID maxAttendees maxResults orderBy pageToken privateExtendedProperty q'),
    ...names('sharedExtendedProperty showDeleted showHiddenInvitations singleEvents syncToken timeMax timeMin timeZone updatedMin'),
  ],
  'events.get': names('alwaysIncludeEmail maxAttendees timeZone'),
  'events.instances': names('alwaysIncludeEmail maxAttendees maxResults originalStart pageToken showDeleted timeMax timeMin timeZone'),
  'events.insert': writing,
  'events.patch': [...writing, 'alwaysIncludeEmail'],
  'events.update': [...writing, 'alwaysIncludeEmail'],
  'events.delete': names('sendNotifications sendUpdates'),
  'freeBusy.query': [],
};

export const strangeParameters = (operation: string, query: URLSearchParams): string[] =>
  [...query.keys()].filter((name) => !everywhere.includes(name) && !(parameterNames[operation] ?? []).includes(name));
