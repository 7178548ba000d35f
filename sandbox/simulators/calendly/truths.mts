/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'The deliveries of a move set out in either order, each up to two seconds late.',
    'Pauses double from one minute.',
  ),
  ...harmless(
    'The adapter has a personal token and no OAuth application.',
    'A signing_key in the request wins over the key of the OAuth application.',
    'OAuth access tokens last two hours; a refresh token is good once and is replaced.',
  ),
  ...harmless('Both forms of a name are read.', 'Names come whole, first_name and last_name are null.'),
];

export const truths: readonly Truth[] = [
  ...documented(
    'developer.calendly.com, webhooks overview',
    'A webhook subscription has a public https URL, which cannot be changed; a second one of a user with the same URL is refused.',
    'A delivery is signed with t=,v1= in Calendly-Webhook-Signature: HMAC-SHA256 of time, a full stop and the body; the key is never shown again.',
    'A delivery counts with 2xx within 15 seconds; 410 deletes the subscription at once.',
  ),
  ...documented(
    'developer.calendly.com, webhook errors',
    'A failing delivery is tried for 24 hours with longer and longer pauses; the subscription is then disabled and has to be made anew.',
    'Other deliveries are sent meanwhile.',
  ),
  ...documented(
    'developer.calendly.com, webhook signatures',
    'A personal access token gives a key of its own to each subscription, or none, and then nothing is signed; an OAuth application has one key.',
  ),
  ...documented(
    'developer.calendly.com, webhook payloads for rescheduled events',
    'A move is a cancelled invitee with rescheduled true and new_invitee, and a created one with old_invitee.',
  ),
  ...documented(
    'developer.calendly.com, receive data from scheduled events',
    'Owners and admins subscribe for an organization, everybody for themselves; routing forms come by organization only.',
  ),
  ...documented(
    'developer.calendly.com, list scheduled events, list event invitees',
    'Events are listed by user or organization, from and to a start, with both statuses unless one is asked for; no filter knows changes.',
    'Who was invited to an event is a list of its own.',
  ),
  ...documented(
    'developer.calendly.com, release notes of 2026-11-03',
    'Webhooks are on every plan; a plan that may not is answered 403 "Please upgrade to a paid Calendly account."',
  ),
  ...documented('developer.calendly.com, get webhook subscription: errors', 'Errors are {title, message, details:[{parameter, message}]}.'),
  ...captured('n8n-nodes-base 2.40.2, Calendly Trigger', 'Its calls to see who it is, and to list and make subscriptions, are taken.'),
  ...assumed(
    'Each attempt carries its own time in the signature.',
    'A disabled subscription keeps its URL: it has to be deleted before the same is made anew.',
    'Already Exists is 409.',
    'A booking that is written into Google Calendar is a new event after a move, and the old one is deleted.',
  ),
  ...lookedUp,
];
