/** Names of the fields of answers, as far as a partial answer may ask for them. A test holds them against Google's API description. */
type Names = { readonly [name: string]: Names | true };

const names = (text: string): Names => Object.fromEntries(text.split(' ').map((name) => [name, true]));

const time = names('date dateTime timeZone');
const person = names('displayName email id self');
const reminder = names('method minutes');

export const eventNames: Names = {
  ...names('anyoneCanAddSelf attachments attendeesOmitted birthdayProperties colorId created description endTimeUnspecified etag'),
  ...names('eventType focusTimeProperties guestsCanInviteOthers guestsCanModify guestsCanSeeOtherGuests hangoutLink htmlLink iCalUID'),
  ...names('id kind location locked outOfOfficeProperties privateCopy recurrence recurringEventId sequence status summary'),
  ...names('transparency updated visibility workingLocationProperties'),
  attendees: names('additionalGuests comment displayName email id optional organizer resource responseStatus self'),
  conferenceData: {
    ...names('conferenceId createRequest notes parameters signature'),
    conferenceSolution: names('iconUri key name'),
    entryPoints: names('accessCode entryPointFeatures entryPointType label meetingCode passcode password pin regionCode uri'),
  },
  creator: person,
  end: time,
  extendedProperties: names('private shared'),
  organizer: person,
  originalStartTime: time,
  reminders: { useDefault: true, overrides: reminder },
  source: names('title url'),
  start: time,
};

export const eventsNames: Names = {
  ...names('accessRole description etag kind nextPageToken nextSyncToken summary timeZone updated'),
  defaultReminders: reminder,
  items: eventNames,
};

export const calendarNames: Names = names('conferenceProperties dataOwner description etag id kind location summary timeZone');

export const listEntryNames: Names = {
  ...names('accessRole backgroundColor colorId conferenceProperties dataOwner deleted description etag foregroundColor hidden id kind'),
  ...names('location notificationSettings primary selected summary summaryOverride timeZone'),
  defaultReminders: reminder,
};

const listNames: Names = { ...names('etag kind nextPageToken nextSyncToken'), items: listEntryNames };

const freeBusyNames: Names = names('calendars groups kind timeMax timeMin');

const ofOperation: Readonly<Record<string, Names>> = {
  'calendarList.list': listNames,
  'calendarList.get': listEntryNames,
  'calendars.get': calendarNames,
  'events.list': eventsNames,
  'events.instances': eventsNames,
  'freeBusy.query': freeBusyNames,
};

/** Within maps whose keys are anybody's (extended properties, calendars by id) every name is right. */
const openEnded = ['extendedProperties', 'calendars'];

export function isFieldOf(operation: string, path: readonly string[]): boolean {
  let at: Names | true = ofOperation[operation] ?? eventNames;
  for (const [index, name] of path.entries()) {
    if (path.slice(0, index).some((before) => openEnded.includes(before)) && at === true) return true;
    if (at === true || !(name in at)) return false;
    at = at[name]!;
  }
  return true;
}
