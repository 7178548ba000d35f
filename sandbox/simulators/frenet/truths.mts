/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'The tariffs, the limits, the states served, and what the rules of the account change.',
  ),
  ...harmless(
    'The adapter reads the rows that are there and no count.',
    'A carrier that does not answer in time is missing from the rows and counted in Timeout.',
  ),
  ...harmless('Both ways are read as a token that is not accepted.', 'A wrong token is 401 with a Message; 200 with a Message where told.'),
  ...harmless(
    'The adapter sorts the events itself.',
    'Events come newest first, oldest first where told; EventType is a text; times are Brasília time.',
  ),
  ...harmless(
    'The adapter does not call the look-up of postal codes.',
    'A postal code that is not known is 200 with empty fields; one that ends in 000 has no street.',
  ),
  ...harmless(
    'The adapter goes by the status, whatever the body is.',
    'Too many requests are 429, though no limit is published; a server error is a page of HTML.',
  ),
  ...harmless(
    'A limit of the sandbox: no adapter calls these.',
    "Orders of the panel and the partners' API are not simulated: their bodies are not known.",
  ),
];

export const truths: readonly Truth[] = [
  ...documented(
    'github FrenetGatewaydeFretes/frenet-php 293c58e, frenet-magento2 54dfed2',
    'The token is a header of its own; a quote answers ShippingSevicesArray (so spelled), prices and days as texts.',
    'A service that refuses has Error true and a text in Msg, with HTTP 200; Msg may be a notice on a good row.',
    'shipping/info lists the services of the account in ShippingSeviceAvailableArray.',
    'Weights are kilograms, sides centimetres.',
  ),
  ...documented(
    'docs.frenet.com.br, tracking; read by third parties on 2026-09-17',
    'Tracking asks for the service and the code, the order or the invoice; times are dd/mm/aaaa hh:mm.',
    'EventType is 0 posted, 1 in transit, 2 delay, 3 returned, 4 lost, 5 out for delivery, 9 delivered, 18 at a drop-off point.',
    'The cube by 6000 counts where it differs from the weight by 3 kg or more.',
  ),
  ...captured('public clients, 2026', 'CEP/Address answers CEP, UF, City, District and Street.'),
  ...assumed(
    'A request that is not whole is 200 with a Message and no rows.',
    'What cannot be tracked is 200 with no events and an ErrorMessage.',
  ),
  ...lookedUp,
];
