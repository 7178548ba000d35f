/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented, harmless } from '../../world/truths.mts';

const calls = documented(
  'dev.nuvemshop.com.br and tiendanube.github.io/api-documentation, 2025-03',
  'The API lies under /2025-03/{store} or /v1/{store}; the token stands in Authentication or Authorization as bearer.',
  'A call whose User-Agent names no app and no way to reach its people is answered 400.',
  'A code becomes a token at www.nuvemshop.com.br, with the store’s id as user_id; the token has no end.',
  'Without a scope a call is answered 403; customer stands in an order only with read_customers.',
  'A bucket of 40 calls leaks two a second, ten times as much on larger plans; three headers tell of it, the reset in milliseconds; 429 beyond.',
  'Lists have 30 entries a page, 200 at most; Link names the next page, x-total-count how many there are.',
  'Orders are listed by status, payment_status, time made and time written (min and max, both within), since_id and q.',
  'A list without payment_status, or with any, has the orders that are pending, authorized or paid; refunded, voided and abandoned ones are asked for by name.',
  'A checkout that was begun is listed until it is finished, by since_id, created_at_max and updated_at_max, and has the address that leads back to it (TiendaNube/api-docs, abandoned_checkout.md).',
  'An order has a number that counts from 100 and an id of its own; amounts are texts with two decimals, a quantity is a text.',
  'Prices of products are before discounts; discount is what coupon, payment and promotion take off the whole; total = subtotal − discount + shipping_cost_customer.',
  'CPF or CNPJ stands in contact_identification and customer.identification; a company has billing_business_name and billing_state_registration.',
  'An address has street, number, floor, locality, city and the province in words; the parcel’s destination has its two letters, too.',
  'Sizes of products are in centimetres and kilograms.',
  'A parcel is a fulfillment order with status and tracking_info (code, url); a PATCH changes them and may tell the customer.',
  'Invoices of an order are a metafield nfe, list at the order: a JSON list of key, link and fulfillment_order_id.',
  'A list of metafields that has nothing is empty; PUT /metafields/{id} changes one.',
  'Of an order only owner_note and status can be written; it can be closed, opened again and cancelled, not refunded.',
  'The owner may edit an order: order/edited tells of it, and its total is another one than was paid.',
  'A store that has not paid its plan is answered 402, and its webhooks are silent.',
  'A webhook has one event and one https address that is no localhost; it is made, changed, listed and removed.',
  'A delivery is store_id, event and id, signed with the hex HMAC-SHA256 of its bytes under the app’s secret in x-linkedstore-hmac-sha256.',
  'Requests of privacy come to addresses of the app’s page, with store_id and the customer, and no event.',
);

const rest = assumed(
  'A checkout that was finished stands in no list any more and is still answered by its id, with completed_at (third parties).',
  'The contact_accepts_marketing of a checkout is a boolean (third parties).',
  'An order that is paid tells of paid and updated, a new one of created and pending.',
  'A parcel of an order that was cancelled cannot be changed.',
  'A metafield with the same key again is another one.',
  'An order of which a part went back is partially_refunded, and is listed by that name alone; a store may refuse that name with 422 (option undocumentedFilters).',
);

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'A 404 and an empty list both end the reading.',
    'A list without entries, and a page beyond the last, is answered 404 with the number of the last page (third parties); a list of webhooks is empty instead.',
  ),
  ...harmless(
    'A delivery may come late, twice, out of order or never in any case; when it is tried again decides only when it comes.',
    'A delivery is tried again after 5, 10 and 15 minutes, then 1.4 times as long each time, for 48 hours; any 2xx within 10 s is success (third parties).',
    'Deliveries keep no order.',
  ),
  ...harmless('The adapter does not call the older form.', 'The older form fulfill sends the whole order, with its tracking.'),
  ...harmless(
    'The adapter always sends notify_customer.',
    'A change of a parcel writes to the customer unless notify_customer says no (documented for the older form).',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A list of invoices without a key in each is refused.',
  ),
  ...harmless(
    '401 and 403 are both told as a login that is not accepted.',
    'A token of an app that was removed is answered 401; another store’s is, too.',
  ),
  ...harmless(
    'A limit of the sandbox: no adapter calls these.',
    'What nobody has simulated (products, customers, payments, editing, labels) is a fault of the client.',
  ),
];

export const truths: readonly Truth[] = [...calls, ...rest, ...lookedUp];
