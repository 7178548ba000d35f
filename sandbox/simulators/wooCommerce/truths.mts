/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, documented, harmless } from '../../world/truths.mts';

const reference = 'vendor reference, REST API v3';
const source = 'vendor source';

const stock = documented(
  reference,
  'The API lies under /wp-json/wc/v3 of the shop; consumer key and secret are user and password of Basic authentication over https.',
  'A key may be for reading only: then a write is answered 401 woocommerce_rest_authentication_error.',
  'A list has 10 entries a page unless per_page asks for 1 to 100; X-WP-Total and X-WP-TotalPages count them.',
  'A batch takes 100 objects at most; more are answered 413 woocommerce_rest_request_entity_too_large.',
  'A batch is answered 200; what failed has its id and an error with code, message and data in the place of the object.',
  'Variations are changed below their product; by the path of products they are answered 404 woocommerce_rest_invalid_product_id.',
  'Faults have code, message and data.status; an id that nobody has is 404 woocommerce_rest_…_invalid_id with the kind of thing in it.',
  'The field manage_stock is true, false, or for a variation parent; stock_quantity counts only where it is true.',
  'POST, PUT and PATCH change alike.',
  'Where the web server drops Authorization, consumer_key and consumer_secret of the query are a login, over https.',
);

const wordPress = documented(
  'developer.wordpress.org/rest-api/using-the-rest-api/global-parameters',
  'The parameter _fields keeps the fields that it names.',
);

const pickup = documented(
  `${source}, local pickup of the shipping methods and of the block checkout`,
  'What a customer fetches at the shop has a shipping line of local_pickup (pickup_location in the block checkout), and his address all the same.',
);

const stockSource = documented(
  `${source}, products controller`,
  'The parameter sku takes several SKUs with commas between them, and finds variations, too.',
  'A text with a comma counts as a SKU as a whole, too.',
  'The field inventory_delta moves the quantity by so much where no stock_quantity is given.',
);

const orders = documented(
  reference,
  'Orders are listed by status (several with commas), by the time they were made (after, before) or written (modified_after, modified_before), in UTC with dates_are_gmt, newest first.',
  'Link names the next and the previous page of a list.',
  'Times have no offset: date_x is in the shop’s zone, date_x_gmt in UTC.',
  'Amounts are texts with the decimals of the shop’s prices, or with so many as dp asks for; subtotal and total of a line are without tax, before and after coupons.',
  'A fee is a line of its own and may be below zero; a coupon’s discount stands in the lines already.',
  'The sum of line totals, shipping, fees and tax is the total, which no refund changes.',
  'A refund of all that is left makes the order refunded; a part leaves its status and stands in refunds, below zero.',
  'A status, metadata by key, customer note and transaction id can be written; the same key is updated.',
  'A note for the customer is mailed to him; others are for the shop.',
  'The field api_refund asks the payment plugin to give the money back, and is true unless it is said otherwise.',
);

const ordersSource = documented(
  source,
  'The parameters modified_after and its like compare whole seconds and leave out the second itself (WP_Date_Query).',
  'The price of a line is a float, total by quantity, with all its places; sku is null where the product is gone.',
  'The notes of an order come all at once: their list knows no pages, and no headers that count them.',
  'Paid orders have date_paid; processing and completed set it, and each line then keeps _reduced_stock.',
);

const webhooks = documented(
  `${source}, class-wc-webhook.php and its data store`,
  'A webhook that is made is active, its secret never comes back, and one that is not given is drawn.',
  'Before the call that makes a webhook is answered, a form webhook_id=… is sent to its URL, unsigned; so it is when the URL changes.',
  'A webhook is deleted with force=true alone; otherwise 501.',
  'The signature is the base64 HMAC-SHA256 of the body under the webhook’s secret; there is no time in it.',
  'The delivery id is made of the webhook and the second: two orders of one second share it.',
  'Each delivery is tried once, for 60 s; 200 to 302 is success.',
  'After six failures in a row the seventh disables the webhook; a success forgets them, making it active again does not.',
  'The body is made when the delivery’s turn comes, as the user who made the webhook: two changes before it come as one.',
  'Where that user lost his rights, the signed body is the error woocommerce_rest_cannot_view.',
  'The body of order.deleted is {id} alone; the trash counts as deleted.',
  'Topic order.updated is sent for drafts of the block checkout, order.created only when they become orders (issues 66995, 37958).',
  'What the client writes comes back as order.updated.',
);

const brazil = documented(
  'developer page of Brazilian Market on WooCommerce 5.0',
  'The plugin adds persontype, cpf, cnpj, ie, number, neighborhood and cellphone to billing, number and neighborhood to shipping, documents as bare characters.',
  'Its metadata holds the documents as they were typed; the kind of person only where the shop lets the buyer choose.',
  'The block checkout keeps copies under _wc_other/csbmw/… and _wc_billing/csbmw/….',
  'The field address_1 is the street and address_2 the complement; an empty shipping address is the billing address.',
);

const rest = assumed(
  'A shop whose prices have no decimals has whole amounts only; one with three shows three.',
  'A time with an offset is taken for what it says, whatever dates_are_gmt says.',
  'Other plugins keep the document as _billing_cpf_cnpj, billing_cpf or _cpf, and the house number in address_1 (third parties).',
  'Tracking stands in _wc_shipment_tracking_items or _correios_tracking_code, the key of the invoice in _nfe_key (third parties, and the house).',
  'A plugin for deposits has a status of its own, partially-paid, and the moment of the deposit stands as date_paid.',
  'A list out of which a plugin took an entry comes as an object, its numbers as names (option listsAsObjects).',
  'A notice of PHP may stand before the JSON of an answer (option htmlBeforeJson).',
);

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...documented(
    'github.com/woocommerce/woocommerce, orders controller (version 3) and Blocks/Domain/Services/DraftOrders.php',
    'Drafts of the checkout are listed among orders of any status.',
  ),
  ...documented(
    'github.com/woocommerce/woocommerce, order refunds controller (version 3) and wc_create_refund',
    'A refund of more than is left, or by a payment plugin that cannot, is answered 500 woocommerce_rest_cannot_create_order_refund.',
  ),
  ...documented(
    'github.com/woocommerce/woocommerce, includes/wc-stock-functions.php',
    'The stock of an order is taken by the shop itself, when it is paid and already while it waits (on-hold), and given back when it is cancelled or unpaid again (pending).',
  ),
  ...harmless(
    'A refusal, of one or in a batch, is told; a quantity is done only where the answer shows it.',
    'A quantity is a whole number, and another one is refused in a batch as it is alone; shops with decimals take them (option stockDecimals).',
    'A quantity for a variation whose units are counted at its parent, or nowhere, is passed over.',
  ),
  ...harmless(
    'Null is told as not reported, and a count starts from it; nothing is moved from it.',
    'Where units are counted, stock_quantity may be null all the same, and can be set (reports of users).',
  ),
  ...harmless(
    'The adapter never turns counting on or off, and reads no quantity of what is not counted.',
    'Turning manage_stock off forgets the quantity.',
  ),
  ...harmless('Only what is spelled alike counts, whatever the search finds.', 'SKUs are compared without regard to upper and lower case.'),
  ...harmless(
    'The adapter says in which order it wants them, or asks by SKU.',
    'Lists of products are in the order of ids, the newest first.',
  ),
  ...harmless(
    'An order is told once, however often it is written.',
    'A payment writes the order three times, seconds apart (option updatesPerPayment).',
  ),
  ...harmless(
    'Both are simulated, and an order is looked for by both.',
    'A plugin may number orders by itself; otherwise the number is the id.',
  ),

  ...harmless(
    'The adapter goes by the status, whatever the body is.',
    'WooCommerce has no limit of calls; the web host in front of it answers 429 with a page and Retry-After.',
  ),
  ...harmless('The adapter sends its login with every call.', 'A missing login is answered 401 woocommerce_rest_cannot_view.'),
  ...harmless(
    'The adapter goes by the status 403, whichever code comes with it.',
    'A key whose user lost his role is good, and every call is answered 403 woocommerce_rest_cannot_view, …_create or …_edit.',
  ),
  ...harmless(
    'A limit of the sandbox: no adapter calls these.',
    'Fields that are not simulated are a fault of the client and are passed over.',
    'Creating and deleting products, orders and customers is not simulated; a client that deletes an order is at fault.',
  ),
];

export const truths: readonly Truth[] = [
  ...stock,
  ...wordPress,
  ...stockSource,
  ...orders,
  ...ordersSource,
  ...pickup,
  ...webhooks,
  ...brazil,
  ...rest,
  ...lookedUp,
];
