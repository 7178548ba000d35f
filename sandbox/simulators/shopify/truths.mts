/** How sure each simulated behaviour is. */
import type { Truth } from '../../world/simulator.mts';

const captured: readonly string[] = [
  'A query that asks for more points than the bucket holds is answered with HTTP 200, the error code THROTTLED, an actual cost of null and no Retry-After.',
  'A single query of more than 1000 points is refused with MAX_COST_EXCEEDED, and that answer has no cost extension.',
  'The requested cost decides whether a query may run, and the actual cost is what is taken out of the bucket.',
  'The bucket of a Standard shop holds 2000 points and that of an Advanced shop 4000.',
  'Money objects and user errors cost nothing, and an order costs one point.',
  'Unknown fields, arguments and variables are answered with undefinedField, argumentNotAccepted and INVALID_VARIABLE, and without data.',
  'An inventory mutation without @idempotent fails with BAD_REQUEST, and one without changeFromQuantity with INVALID_FIELD_ARGUMENTS.',
  'An inventory adjustment lists both available and on_hand as changed, and quantityAfterChange is null.',
  'A stale changeFromQuantity is a user error whose field is null.',
  'The same idempotency key with other parameters is refused.',
  'refundCreate needs @idempotent and something to refund.',
  'orderCancel answers a job that is not done, and refuses an order that is cancelled already.',
  'fulfillmentCreate refuses unknown fulfillment orders, closed ones and more units than remain, all at the field "fulfillment".',
  'An unknown webhook subscription is a user error at "id", and a missing address one at "webhookSubscription.callbackUrl".',
  'Unknown search fields are ignored with a warning in extensions.search.',
  'Amounts in the Admin API have as few decimals as they need ("55.0").',
];

const documented: readonly string[] = [
  'The client credentials grant takes a form or JSON and gives a token of 86399 seconds without a refresh token.',
  'A bad or expired token is answered 401 with an "errors" text.',
  'Points are restored at 100, 200 and 1000 a second on Standard, Advanced and Plus, counted on the wall clock.',
  'Mutations cost 10 points, objects 1, scalars none.',
  'Fields need the access scopes that the schema file lists; without one the field is ACCESS_DENIED.',
  'A write scope includes the read scope of the same things.',
  'Pages need first or last, and hold 250 entries at most.',
  'Orders older than 60 days are invisible without read_all_orders.',
  'An idempotency key is remembered for 24 hours; the same key with the same parameters does nothing twice and answers the first outcome.',
  'An idempotency key whose first attempt failed is answered IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED.',
  'Input arrays hold 250 entries at most.',
  'metafieldsSet takes 25 metafields at most, sets all or none, and compares digests where asked to.',
  'orderUpdate overwrites note, tags and custom attributes; tagsAdd adds.',
  'Webhook addresses must be https and public; filters must name fields.',
  'Webhooks are signed with HMAC-SHA256 over the raw body, keyed by the client secret, in base64.',
  'All deliveries of one happening share X-Shopify-Event-Id, while X-Shopify-Webhook-Id differs for each delivery.',
  'A delivery must be answered with 2xx within five seconds; it is tried nine times in four hours with the original payload.',
  'CPF and CNPJ are not in the webhook unless in note_attributes or company; localizedFields has them.',
  'Ids exceed 2^53: only admin_graphql_api_id is exact in JavaScript.',
  'orders/edited carries the changed lines only, orders/delete the id only, and orders/risk_assessment_changed the level and the id.',
  'Discounts of a code stand in discount_allocations, not in the total_discount of a line.',
  'Brazilian address lines keep their parts apart with U+2060.',
  'REST is legacy, and versions other than 2026-10 are not simulated: both are refused as not found.',
];

const assumed: readonly string[] = [
  'CPF and CNPJ in localizedFields may be masked, all but their last two characters.',
  'suggestedRefund proposes what is left of the payment, CANCEL for units that were not sent and RETURN for those that were.',
  'A SKU that is not kept at a location is refused there with INVALID_LOCATION.',
  'A page of n entries is priced by a curve fitted to answers of real shops, as the vendor does not publish how connections are sized.',
  'The bucket of a Plus shop holds 20000 points.',
  'Wrong client ids are answered with a page, a missing installation with plain text and wrong secrets with JSON, all with status 400.',
  'The retries of a webhook come 1, 2, 5, 10, 20, 40, 60 and 102 minutes after one another.',
  'A subscription is removed after its ninth failure.',
  'The events orders/create, orders/paid and orders/updated of an order that is placed and paid share one event id.',
  'After a rotation the old secret signs and is accepted for an hour.',
  'A payload that was trimmed, without updated_at, and does not differ from the one before it is dropped.',
  'A missing scope or a missing approval for protected data refuses a subscription with a user error at "webhookSubscription".',
  'One address can have several subscriptions of a topic if their filters differ.',
  'The job of orderCancel takes three seconds.',
  'Metafields do not change the updatedAt of an order and announce nothing.',
  'A new risk assessment changes nothing else of an order and announces its own topic only.',
  'Adding a tag that is there already changes nothing and announces nothing.',
  'A placed order takes its units from available and adds them to committed; a fulfillment takes them from committed.',
  'An order is archived when all of it has been fulfilled.',
  'A carrier other than Correios gets no tracking page of its own.',
  'Other answers of user errors in tags, metafields and refunds are worded after the vendor but not proven.',
];

const labelled = (label: Truth['label'], behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

export const truths: readonly Truth[] = [
  ...labelled('captured', captured),
  ...labelled('documented', documented),
  ...labelled('assumed', assumed),
];
