import type { Truth } from '../../world/simulator.mts';
import { captured, documented as onPage, harmless } from '../../world/truths.mts';

const documented = (behaviour: string): Truth => ({ behaviour, label: 'documented' });
const assumed = (behaviour: string): Truth => ({ behaviour, label: 'assumed' });

export const truths: readonly Truth[] = [
  documented('A request must name the application and a contact e-mail in its User-Agent.'),
  ...harmless(
    'The adapter names itself in every call, and will not open without a contact e-mail.',
    'A request without such a User-Agent is turned away by the firewall with a 403 page.',
  ),
  documented('A user may send 250 requests a minute.'),
  ...harmless(
    'The adapter keeps to the limit by its own clock, and waits 15 s where a refusal has no Retry-After.',
    'The limit is a sliding window over authenticated requests, answered with 429 and Retry-After.',
  ),
  ...harmless(
    'Tokens are renewed by the OAuth2 client of n8n, not by the adapter.',
    'A refreshed access token takes the place of the one before, which stops working.',
  ),
  documented('Access tokens last 30 days, refresh tokens 45 days and each is used once.'),
  documented('Scopes are separated by %20; a missing scope is answered with 403 "This action is unauthorized."'),
  documented('Authentication fails with 401 "Unauthenticated."; validation with 422, a message and errors by field.'),
  ...harmless('The words are shown to the user; the adapter reads the names of the fields.', 'The wording of the validation messages.'),
  documented('A quote answers every service, with a price or with an error, and prices may be strings.'),
  documented("custom_price and custom_delivery_time hold what the account adds to the carrier's price and time."),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    "The tariffs, the carriers' limits, the way goods are put into boxes and the states served.",
  ),
  documented('A person is identified by document, a company by company_document; the state must match the postal code.'),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'Name, phone, document, street, number, district, city and postal code of both parties are mandatory.',
  ),
  documented("A commercial shipment needs the key of its invoice and the sender's state registration; another must not name an invoice."),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    "The key's check digit is verified.",
  ),
  documented('Correios, J&T and Loggi take one volume a label.'),
  documented(
    "The services' list holds their limits: weight, least and greatest sides and their sum, and whether a label may have several volumes.",
  ),
  ...harmless(
    'The adapter buys one volume a label.',
    'A label has five volumes at most where it may have several (third parties: Jadlog).',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A box below a least side of the service is refused.',
  ),
  documented('In a quote by volumes the insured value is in each of them, as insurance.'),
  documented('LATAM needs the posting agency with a token made in the panel.'),
  ...onPage(
    'docs.melhorenvio.com.br, Listar agências (2026-06-18)',
    'Agencies are listed by carrier (company), by place (country, state, city) or by both.',
  ),
  ...captured(
    'an answer of 2019 that five public projects keep in a comment (ShipmentController.listAgencies)',
    'An agency has id, name, company_name, status, an address with city and state as objects in it, and a phone as an object.',
    'Its CEP may lack its first zero, and its house number may stand in the line of the street.',
  ),
  ...onPage(
    "Melhor Envio's plugin for WooCommerce, Services/AgenciesService.php (05d76409)",
    'Whose agency it is, company_id or the first of companies says by its id.',
  ),
  ...harmless(
    'The adapter compares state and city itself, and takes no closed agency, whatever the list holds.',
    'State and city are compared without regard to accents and capitals; all agencies come at once.',
  ),
  documented('Buying debits the wallet and makes the labels released.'),
  assumed('Too small a balance and a label that is already paid are refused with 422 and an error text; nothing is debited.'),
  documented('A label is made asynchronously after it was paid.'),
  ...harmless(
    'How long the world takes: the adapter asks for the state until it is reached or its time is over.',
    "Making it takes 2 to 8 seconds, then the label's status is generated.",
  ),
  ...harmless(
    'A refusal counts only where the label itself is still not made; all three forms are read.',
    'Generating again answers status false and "O envio já está gerado"; an unpaid label answers a bare text.',
  ),
  ...harmless(
    'The adapter takes the id alone from a delivery, and reads the label.',
    'The webhook of a made label may still say released.',
  ),
  ...harmless(
    'The code is told when it is there, at whatever stage.',
    "Correios codes exist once the label is made, other carriers' once it is posted.",
  ),
  documented('Tracking is cached for an hour and has no list of events.'),
  documented('Only labels that are not posted can be cancelled, one a call under order, with reason 2; the answer says canceled by label.'),
  documented('A label that is not made or not posted in time expires and is paid back.'),
  ...harmless('An expired label is void for the adapter, whenever it is paid back.', 'An expired label is paid back at once.'),
  ...harmless(
    'The refusal is passed on in the words of the vendor; other words get another hint.',
    'An account has a cap on labels that were not posted, 3 when new and 50 after verification (third parties); off unless told.',
  ),
  ...harmless(
    'An answer with errors is read as a refusal, whatever its status.',
    'A checkout that does not go through may answer 200 with errors and purchased (third parties); off unless told.',
  ),
  documented('A cancelled label that had been made is refunded within 12 hours.'),
  ...harmless(
    'No adapter waits for the refund or reads it.',
    'That refund comes after exactly 12 hours; a label that was only paid is refunded at once.',
  ),
  documented("Webhooks carry X-ME-Signature, the base64 HMAC-SHA256 of the raw body with the application's secret."),
  documented('A webhook must be answered within 6 seconds; it is tried 5 times, 15 minutes apart.'),
  documented('Registering a webhook sends an unsigned probe that needs a 2xx.'),
  ...harmless('GET and HEAD are answered, too, and so is any unsigned body without an event.', 'The probe is a POST of an empty object.'),
  assumed("orders/search finds id, protocol, tracking codes, the recipient's document, e-mail and name, the invoice key and whole tags."),
  assumed("orders and cart list newest first, 20 a page, in Laravel's page shape."),
  assumed('Dates are Brasília time without a zone.'),
  assumed(
    'A label is there as PDF and ZPL, the DACE of one without an invoice as PDF (third parties); of one with an invoice it is not found.',
  ),
  assumed('A label printed in the public mode is a PDF that anybody may open; in the private mode the page asks for a login.'),
];
