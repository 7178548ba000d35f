/** What is simulated, and how sure we are of each. */
import { assumed, captured, documented, harmless } from '../../world/truths.mts';
import type { Truth } from '../../world/simulator.mts';

const description = "Google's API description calendar:v3, revision 20260708";

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'A refusal is told as a limit, of readings and writings alike.',
    'In reach of the usage limit of a calendar reading goes on and writing is refused.',
  ),
  ...harmless(
    'The adapter always empties the form that it leaves.',
    'A start with both date and dateTime is refused; who turns an event of hours into one of days says dateTime null.',
  ),
  ...harmless(
    'The adapter takes the id as a whole, and the series from recurringEventId.',
    'An instance is named by its series and its original start: series_20261201T130000Z, of whole days series_20261201.',
  ),

  ...harmless(
    'The adapter uses neither sync tokens nor updatedMin.',
    'A list filtered by content or updatedMin ends without nextSyncToken, one bounded by timeMin and timeMax with one.',
    'Sync tokens are good, and updatedMin may lie back, for 28 days.',
  ),
  ...harmless('The adapter reads appointments of a bounded time alone.', 'A series without an end is expanded for two years.'),
  ...harmless('The adapter does not read sequence.', 'sequence grows with time, recurrence and status.'),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'Query parameters and body fields that Google does not name are ignored; a name in fields that does not exist is refused.',
  ),
  ...harmless('The adapter reads all pages of a list with one query.', 'A page token with another query is refused with 400.'),
  ...harmless('The adapter does not call freeBusy.', 'freeBusy takes at most 92 days.'),
  ...harmless('The adapter sends all or none, never externalOnly.', 'externalOnly means guests whose address is not of gmail.com.'),
];

export const truths: readonly Truth[] = [
  ...documented(
    description,
    'An events list takes timeMin for a bound of the end and timeMax for one of the start, both exclusive; milliseconds are ignored.',
    'singleEvents expands series into instances with recurringEventId and originalStartTime; orderBy=startTime needs it.',
    'A page may be shorter than maxResults, or empty, and still have a nextPageToken; without maxResults it has 250 entries, with it at most 2,500.',
    'Cancelled events are listed with showDeleted, with updatedMin whatever showDeleted says, and with a sync token; cancelled instances also where neither showDeleted nor singleEvents is set.',
    'A sync token may not stand beside iCalUID, orderBy, q, timeMin, timeMax, updatedMin or properties, nor with showDeleted=false.',
    'A sync token that is no longer good is answered 410 fullSyncRequired.',
    'eventTypes, privateExtendedProperty and sharedExtendedProperty may be repeated; events match all given properties (the guide to extended properties says any).',
    'q searches title, description, place and guests (and organizer and working places, which the sandbox leaves out), and no extended properties.',
    'timeZone is the zone of the answer; an event keeps its own, and a series is expanded in its own.',
    'Of a cancelled exception only id, recurringEventId and originalStartTime are sure, of a deleted event only the id; the organizer keeps seeing its details, and get answers it.',
    "Changing reminders does not change an event's updated.",
    'A client may give an id of 5 to 1,024 characters of a to v and 0 to 9.',
    'PATCH merges and null removes; lists are replaced; If-Match with another etag is answered 412.',
    'A status of cancelled in PATCH deletes an event, or cancels one instance; confirmed restores it.',
    'sendUpdates is all, externalOnly or none, and none unless told (“some emails might still be sent”).',
    'Each method needs one of its scopes.',
    'Private events show readers their time and no details.',
    'freeBusy answers busy times by calendar, and notFound for one that is not shared; it takes at most 50 calendars.',
    'A Meet room is made by conferenceData.createRequest with conferenceDataVersion=1.',
  ),
  ...documented(
    'developers.google.com/workspace/calendar/api/guides/errors',
    'Errors are {error:{errors:[{domain,reason,message,locationType,location}],code,message}}.',
    'Limits are told by 403 userRateLimitExceeded, 403 or 429 rateLimitExceeded, and 403 quotaExceeded for the usage limits of a calendar.',
    'An id that was used before is answered 409 duplicate, deleting twice 410 deleted, an updatedMin too long ago 410 updatedMinTooLongAgo.',
    'A calendar that is not shared is answered 404 notFound.',
  ),
  ...documented('developers.google.com/workspace/calendar/api/guides/quota', 'A user of a project has 600 requests in a minute.'),
  ...documented(
    'developers.google.com/identity/protocols/oauth2',
    'A refresh keeps the refresh token; access tokens last 3,599 seconds.',
    'A refresh token is given with access_type=offline, at the first consent or where prompt=consent asks for it anew.',
    'Refresh tokens of an app whose publishing status is Testing expire after seven days: 400 invalid_grant.',
  ),
  ...documented(
    'developers.google.com/workspace/calendar/api/guides/extended-properties',
    'Keys of more than 44 characters are dropped and values of more than 1,024 cut, without a word.',
  ),
  ...documented(
    'developers.google.com/workspace/calendar/api/guides/recurringevents',
    'An instance has an id of its own and may be changed or cancelled alone; it is then an exception of its series.',
    'A series needs a time zone.',
  ),
  ...captured(
    'googleapis/google-api-ruby-client#1811, google-api-python-client#210 and #846',
    'An id stays taken after its event was deleted; changing the deleted event is answered 403 forbidden.',
  ),
  ...captured(
    'googleapis/google-api-ruby-client#312, google-api-php-client#2637',
    'A list in an order of its own ends without nextSyncToken.',
  ),
  ...captured(
    'googleapis/google-api-nodejs-client#3592',
    'A 401 has a headline of its own, the reason authError and the status UNAUTHENTICATED.',
  ),
  ...assumed(
    'Changing when a series takes place drops the exceptions whose place in it is gone; other changes of a series reach its exceptions where they do not differ already.',
    'An event may begin and end at the same moment; a day may not.',
    'A change that changes nothing leaves etag and updated alone.',
  ),
  ...lookedUp,
];
