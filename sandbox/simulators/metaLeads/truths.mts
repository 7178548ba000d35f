/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter goes by the code, whatever the status is.',
    'HTTP statuses: 400 for most, 403 for permissions, 500 for code 2; clients are to branch on the code.',
  ),
  ...harmless('Both forms are simulated and read exactly.', 'ids in deliveries are texts; as bare numbers where told.'),
  ...harmless(
    'All three are simulated and read as no advertisement.',
    'Without an advertisement ad_id and adgroup_id are absent, "0" or empty.',
  ),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'The pauses between tries; a timeout of 10 seconds; leads of 400 milliseconds stand in one delivery.',
  ),
  ...harmless(
    'The adapter asks for one lead a call, and sends include_values true.',
    'Several ids in one request fail together. include_values counts as true unless it is false.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented('developers.facebook.com, Graph API changelog', 'Versions v25.0 and v26.0 are served; an older one is refused.'),
  ...documented(
    'developers.facebook.com, Webhooks, getting started',
    'A callback is verified by a GET whose challenge must be echoed; failing it is error 2200.',
    'An application has one callback for the object page: setting another puts it in the place of the first.',
    'Deliveries carry X-Hub-Signature-256 over the raw body, whose non-ASCII characters are escaped, and may hold several changes.',
    'A failed delivery is tried again at once and then less and less often for 36 hours; only 200 counts.',
    'An application in development mode gets no deliveries of real leads.',
  ),
  ...documented(
    'developers.facebook.com, Webhooks for leadgen; Page, subscribed_apps',
    'A page sends its leads once subscribed with its own token and pages_manage_metadata; subscribed_fields is mandatory.',
    'A delivery names leadgen_id, page_id, form_id, created_time in seconds and, of an advertisement, ad_id and adgroup_id; never the answers.',
  ),
  ...documented(
    'developers.facebook.com, Lead Ads, retrieving leads',
    'A lead shows id, created_time and field_data unless fields are named; answers are lists, by the key of the question.',
    'Consent boxes come in custom_disclaimer_responses, when asked for, with is_checked "1" or "".',
    'Leads of a form or of an advertisement are listed with cursors, filtered by time_created in seconds.',
    'A page has 200 × 24 × (leads of the last 90 days) lead calls in 24 hours; beyond them 80005 with the usage header.',
    'Leads can be read for 90 days. Ad fields show only to who may advertise in the ad account; organic leads have none.',
    'Reading leads needs leads_retrieval, and the application among the CRMs of the Leads Access Manager where that is customized.',
  ),
  ...documented(
    'developers.facebook.com, Lead Gen Data, test_leads; Lead Ads Testing Tool',
    'A form has one test lead at a time; it can be deleted, and is delivered as a real one without an advertisement.',
  ),
  ...documented(
    'developers.facebook.com, Access tokens; Secure requests; Error handling',
    "A long-lived user token lasts 60 days, a page's token made from it has no end of its own; a password changed, a logout or the application's removal ends both.",
    'A token that ended is 190 with subcode 458, 460, 463 or 467; a missing one is 104.',
    'appsecret_proof is the HMAC-SHA256 of the token with the application secret; it is mandatory where the application requires it.',
    'An object that is not there and one that may not be seen are both code 100, subcode 33.',
  ),
  ...captured(
    'n8n-nodes-base 2.40.2, Facebook Lead Ads Trigger',
    'Its calls for the application token, its callback, the page and the subscription are taken, but for its versions (v19.0, v21.0).',
  ),
  ...captured(
    'public clients and their fixtures, 2024 to 2026',
    'Tests have test@meta.com and "<test lead: dummy data for full_name>".',
    'The button Test in the panel sends ids of nobody (444444444444).',
    'Access that was revoked in the Leads Access Manager is error 103, "CRM access has been revoked from Lead Access Manager".',
    'since and until are ignored by lists of leads; filtering may be ignored, too (off unless told).',
  ),
  ...assumed(
    'Lists are newest first, 25 rows unless asked, 100 at most; paging.next holds the token; its cursor outlives its row.',
    'platform is fb or ig. A test lead is not organic.',
    'A page without leads has the calls of one lead. A lead may be readable only a while after its delivery, when told.',
    'A user token reads leads and forms, but a page edge (leadgen_forms, subscribed_apps, test_leads) wants the token of the page.',
  ),
  ...lookedUp,
];
