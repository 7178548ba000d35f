/** What is simulated, and how sure we are of each. */
import type { Truth, TruthLabel } from '../../world/simulator.mts';

const labelled = (label: TruthLabel, behaviours: readonly string[]): Truth[] => behaviours.map((behaviour) => ({ behaviour, label }));

const documented = [
  'The API lies under /wp-json/wc/v3 of the shop; consumer key and secret are user and password of Basic authentication over https.',
  'A key may be for reading only: then a write is answered 401 woocommerce_rest_authentication_error.',
  'A list has 10 entries a page unless per_page asks for 1 to 100; X-WP-Total and X-WP-TotalPages count them.',
  'The parameter sku takes several SKUs with commas between them, and finds variations, too (vendor source, products controller).',
  'A text with a comma counts as a SKU as a whole, too (vendor source, products controller).',
  'A batch takes 100 objects at most; more are answered 413 woocommerce_rest_request_entity_too_large.',
  'A batch is answered 200; what failed has its id and an error with code, message and data in the place of the object.',
  'Variations are changed below their product; by the path of products they are answered 404 woocommerce_rest_invalid_product_id.',
  'Faults have code, message and data.status; an id that nobody has is 404 woocommerce_rest_product_invalid_id or …_variation_invalid_id.',
  'The field manage_stock is true, false, or for a variation parent; stock_quantity counts only where it is true.',
  'The field inventory_delta moves the quantity by so much where no stock_quantity is given (vendor source, not in the reference).',
  'POST, PUT and PATCH change alike.',
  'Where the web server drops Authorization, consumer_key and consumer_secret of the query are a login, over https (vendor reference, Authentication over HTTPS).',
  'The parameter _fields keeps the fields that it names (WordPress).',
];

const assumed = [
  'WooCommerce has no limit of calls; the web host in front of it answers 429 with a page and Retry-After.',
  'A missing login is answered 401 woocommerce_rest_cannot_view.',
  'Fields that are not simulated are a fault of the client and are passed over.',
  'A quantity is a whole number, and another one is refused in a batch as it is alone; shops with decimals take them (option stockDecimals).',
  'Where units are counted, stock_quantity may be null all the same, and can be set (reports of users).',
  'A quantity for a variation whose units are counted at its parent, or nowhere, is passed over.',
  'Turning manage_stock off forgets the quantity.',
  'SKUs are compared without regard to upper and lower case.',
  'Lists are in the order of ids, the newest first.',
  'The stock of an order is taken by the shop itself when the customer has bought, never by the client.',
  'Creating and deleting are not simulated.',
];

export const truths: readonly Truth[] = [...labelled('documented', documented), ...labelled('assumed', assumed)];
