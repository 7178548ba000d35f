/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented, harmless } from '../../world/truths.mts';

/** Third parties saw it: there is something to look at, but nothing that counts as a source. */
const reported = (source: string, behaviour: string): Truth[] => [{ behaviour, label: 'assumed', source }];

const calls = documented(
  'docs.stripe.com/api: authentication, errors, versioning, pagination, expanding',
  'Requests are forms with brackets, answers JSON; the key stands in Authorization as Bearer, or as the user of Basic.',
  'Stripe-Version says in which shape a call is answered; without it the account’s own version does.',
  'Since 2025-03-31 shipping details stand in collected_information, before in shipping_details.',
  'A test key sees the test mode alone, a live key the live mode.',
  'A restricted key is refused with 403, and the permission that it lacks is named.',
  'Errors have type, message, code, param and a doc_url; what is not there is 404 resource_missing.',
  'Lists have data, has_more and url, newest first; limit 1 to 100, 10 unless told, starting_after and ending_before an id.',
  'Up to four levels may be expanded; line_items and refunds appear only then, ten of them.',
  'A POST with Idempotency-Key is answered the same again for 24 hours, with Idempotent-Replayed; with other parameters 400 idempotency_error.',
  'While a keyed call is under way another one with its key is answered 409 idempotency_key_in_use.',
  'Line items of a session are never in an event; they have a list of their own.',
);

const money = documented(
  'docs.stripe.com/currencies',
  'Amounts are whole numbers of the smallest unit; 15 currencies have no decimals, five have three, charged in tens.',
);

const events = documented(
  'docs.stripe.com/api/events and docs.stripe.com/webhooks',
  'An endpoint’s secret is shown when it is made and never again; its api_version cannot be changed; an account has 16 of them.',
  'An event’s object is as it was at its time, in the endpoint’s version or else the account’s; events keep the account’s in their list.',
  'Events are listed for 30 days, by type (up to 20) and time.',
  'Stripe-Signature holds t and a v1 for each live secret: the hex HMAC-SHA256 of t, a point and the body; both secrets of a roll sign for up to 24 hours.',
  'A try is signed anew; 2xx is success; live events are tried for three days with growing gaps, test events three times.',
  'Deliveries keep no order, and one may come twice.',
  'An event of another account has account; a test event has livemode false.',
  'An endpoint that fails for days is disabled; what happened stays in the list.',
);

const payments = documented(
  'docs.stripe.com/payments: checkout, boleto, pix, refunds, disputes',
  'A card’s session completes paid; payment_intent.succeeded and charge.succeeded tell of the same sale.',
  'A slip’s session completes unpaid; async_payment_succeeded follows a business day after the payment, async_payment_failed when it runs out.',
  'A boleto’s document stands in the charge’s payment_method_details.boleto.tax_id.',
  'A payment intent shows the slip or the code in next_action, and is processing when the customer has paid.',
  'A session that nobody finishes expires after 24 hours at the most.',
  'A refund of a card succeeds at once, of a Pix it is pending first; a failed one gives the amount free again.',
  'More than is left is not given back, neither is a charge that is disputed.',
  'An amount may be reserved only (capture_method manual) and taken later, all of it or a part.',
  'A payment may have no session: a payment intent and its charge tell of it alone.',
  'A session that only keeps a card (mode setup) has no amount, no currency and no sums.',
  'A session without anything to pay completes as no_payment_required, without a payment intent.',
);

const rest = assumed(
  'The SKU stands in price.lookup_key, price.metadata.sku or product.metadata.sku; the document in tax_ids, a custom field, metadata or the boleto.',
  'The owner’s own number of an order is the session’s client_reference_id.',
  'A refund that only sets a reserved amount free has no balance transaction.',
);

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...documented(
    'docs.stripe.com/rate-limits',
    'Live keys are allowed 100 calls a second, those of a sandbox 25; of one endpoint, whatever the id, either is allowed 25.',
  ),
  ...reported(
    'reports of others’ connectors: github.com/odoo/odoo 259230, woocommerce/woocommerce-gateway-stripe 1073, solidusio/solidus_stripe 268',
    'What was reserved and not taken is set free by a refund that counts in amount_refunded, with charge.refunded; a payment that is cancelled has a charge that is refunded and not captured.',
  ),
  ...documented('docs.stripe.com/payments/boleto, payment method properties', 'A boleto cannot be given back over the API.'),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'The gaps between tries are 5 and 30 minutes, 2, 5, 10 and then 12 hours.',
    'An endpoint is given 10 seconds to answer.',
  ),
  ...harmless(
    'The adapter goes by payment_status, at completion and at async_payment_succeeded alike.',
    'A Pix of a checkout completes it unpaid and is told within a minute, or completes it paid (option immediate).',
  ),
  ...harmless(
    'A limit of the sandbox: no adapter calls these.',
    'What nobody has simulated (search, customers, invoices, subscriptions, Connect) is a fault of the client.',
  ),
  ...harmless(
    'The adapter reads no fee and no balance transaction.',
    'The vendor keeps 3.99 % and 39 of a card, 1.19 % of a Pix, 345 of a boleto, all in centavos, and shows it in the balance transaction.',
  ),
  ...harmless(
    'The adapter names its version with every call and every endpoint.',
    'An account that was never upgraded has version 2024-06-20.',
  ),
];

export const truths: readonly Truth[] = [...calls, ...money, ...events, ...payments, ...rest, ...lookedUp];
