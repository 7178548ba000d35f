/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...documented(
    'official WordPress plugin, app/Controllers/SuperFrete_Order.php',
    'Tags are taken under options; the page on the cart shows them beside it.',
  ),
  ...harmless(
    'The adapter waits until the label is there, as long as it may, and answers it as it is then; nothing is printed before.',
    'Making a label takes 2 to 10 seconds; until then it has no code, printing is refused and its page answers 500.',
  ),
  ...harmless(
    'One label is paid at a time, and what became of it is read from the label itself.',
    'Checkout pays all or none and answers success and purchase.orders.',
  ),
  ...harmless(
    'A refusal of whichever status is followed by a look at the label.',
    'Paying a cancelled label and cancelling twice are 400; an unknown label is 404.',
  ),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'The tariffs, the boxes in stock, the states served, the wording of refusals but one.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A declaration of content needs products; the check digit of the invoice key is verified.',
  ),
  ...harmless(
    'A list without tags is read, too, a list of webhooks in a page of it as well, and the adapter always names the events.',
    'Rows of me/orders show no tags unless told; webhooks are listed as a bare array, all six events unless asked.',
  ),
  ...harmless(
    '401 and 403 are both told as a login that is not accepted.',
    'A token that was revoked is 401 "Unauthorized", a bad User-Agent 403.',
  ),
  ...harmless('The adapter goes by the status, whatever the body is.', 'A server error is a page of the load balancer (502, HTML).'),
  ...harmless(
    'A refusal is passed on, and the adapter keeps to its own pace.',
    'A cap on labels that wait for posting is off unless told, and so are limits of requests beyond 600 a minute.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented(
    'superfrete.readme.io, primeiros passos, códigos de erro',
    'A request has a Bearer token and a User-Agent that names an application and an e-mail; error kinds are the words of gRPC.',
  ),
  ...documented(
    'superfrete.readme.io, cotação de frete; informações dos pacotes',
    'A quote is asked for a package, which wins, or for products; the box that comes back is to be used in the cart.',
    'insurance_value counts with use_insurance_value only; services are 1, 2 and 17 unless asked.',
    'services/info gives the limits of the Correios services by number.',
  ),
  ...documented(
    'superfrete.readme.io, criar frete',
    'Names have two words, the state two capitals, the recipient a CPF or CNPJ; J&T wants a phone of 11 digits; texts have a greatest length.',
    'Without non_commercial an invoice is mandatory, whose number has 44 digits; volumes is one object, service a number, platform mandatory.',
  ),
  ...documented(
    'superfrete.readme.io, finalizar pedido; informações do pedido; cancelar pedido',
    'Paying takes the price out of the wallet and makes the label released.',
    'A label that was not posted can be cancelled and is paid back into the wallet at once.',
    'Labels live ten days, then they are cancelled and paid back.',
  ),
  ...documented(
    'superfrete.readme.io, listar etiquetas',
    "me/orders lists 20 a page by status and date, newest first; it wants the account's e-mail in the User-Agent.",
  ),
  ...documented(
    'superfrete.readme.io, webhooks',
    'Webhooks are made by API; the secret comes in the creating answer only.',
    'A delivery is answered within 30 seconds; it is tried 5 times, 15 minutes apart. protocol is null.',
    'tracking and tracking_url are there from order.generated on.',
    'X-ME-Signature is the HMAC-SHA256 of the raw body with the secret.',
  ),
  ...captured(
    "a public client's notes of sandbox answers, 2026-07-01",
    'The cart answers 200 with id, price, protocol (the id), self_tracking "", status, tags; refusals are 400 with errors by field.',
    'Checkout with too empty a wallet is 409 "Sem saldo na carteira!"; limits.shipments_available does not pay.',
    'order/info has location_number, insurance_value as text, print.url and the final measures, which are those of a box in stock.',
    'Cancelling answers {"<id>":{"canceled":true}}.',
  ),
  ...captured(
    'official WordPress plugin, 2026-07-15',
    'The signature is hexadecimal; prefixed by sha256= or base64 where told. 409 stands for a label that is paid, too.',
  ),
  ...assumed(
    "The label's page is open to everybody. Printing is a question: it changes nothing.",
    "A webhook's name may hold a hundred characters, and changing it keeps its secret.",
  ),
  ...lookedUp,
];
