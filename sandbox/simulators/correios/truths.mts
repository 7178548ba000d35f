/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { assumed, captured, documented, harmless } from '../../world/truths.mts';

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'Numbers and words are shown to the user: the adapter branches on none of these.',
    'All message numbers but SRO-018, SRO-019, SRO-020 and PRZ-008; the wording of messages.',
  ),
  ...harmless(
    'The adapter keeps to 50 calls a second, and goes by the status.',
    'Other calls: 150 requests a second. Wrong credentials are 401.',
  ),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'The tariffs, the states served, no SEDEX 10 and 12 to and from the north, SEDEX Hoje within a state only; the contract lacks SEDEX 12 and Hoje.',
  ),
  ...harmless(
    'Stricter than the vendor may be: the adapter sends nothing of the kind, and passes a refusal on.',
    'A box has at least 16 × 11 × 2 cm, and cubed weight counts from 5 kg on; Mini Envios have no smallest size.',
    'The check digits of CPF, CNPJ and the invoice key are verified, and the state belongs to the CEP.',
  ),
  ...harmless(
    'The adapter always sends Accept-Language, and resultado for all events.',
    'Without Accept-Language Portuguese is taken, without resultado the last event.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented(
    'cws.correios.com.br, API Token, types in its api-docs',
    'A token is asked for with user and access code, alone, for the contract or for the posting card (201); it lives 24 hours.',
    'Errors carry msgs, date, method, path, causa and stackTrace.',
  ),
  ...documented(
    'cws.correios.com.br, API Preço and API Prazo',
    'Prices are texts with a comma; a declared value has an additional service of its own for each service.',
    'prazoEntrega counts working days. At most 100 rows in a batch; a row that fails carries txErro.',
    'An envelope is 1, a box 2, a roll 3.',
  ),
  ...documented(
    'cws.correios.com.br, API Pré-postagem',
    'A pre-posting answers id and codigoObjeto with the status 1 and is worked on afterwards: 2 pre-posted, 3 posted, 4 expired, 5 cancelled, 6 refunded.',
    'The list has no filter by the order number of the shop, which is stored in pedidoExternoOrigem.',
    'A label is asked for, answers idRecibo and is fetched by it.',
    'Sender and recipient have CPF or CNPJ; the parcel has the key of an NF-e, or items and the request to issue the DC-e.',
    'What was posted, expired or cancelled cannot be cancelled.',
  ),
  ...documented(
    'cws.correios.com.br, API Rastro; table of SRO events',
    'Events have a code and a type of two digits, newest first, in Brasília time without a zone; 50 objects a call.',
    'resultado is T (all), P (first) or U (last).',
  ),
  ...captured(
    'public clients and stand-ins whose tests follow real answers, 2025 and 2026',
    'A bad token and a service outside the contract are 403 in JSON.',
    'Accept-Language must be pt-BR, en or es-ES: another (Node sends *) is 400 SRO-018.',
    'An object that is not known or not posted is 200 with SRO-020 and no events; a wrong code SRO-019.',
    'A finished label comes as JSON with base64 or as the file; one that is being made answers a message, 202 or an error.',
    'Tracking has 50 requests a second with bursts of 55; beyond them 429 without a body.',
    'Where no row of a batch could be answered the status is 400 and the rows are there. No way for a service is PRZ-008.',
  ),
  ...captured('third parties, 2026', 'The firewall may turn a call away with 403 and a page of HTML.'),
  ...assumed(
    'A token of the user alone is not enough for prices, one of the contract not for pre-postings.',
    'A pre-posting is worked on for 1 to 6 seconds, a label made in 2 to 9; what went wrong is in erroAssincrono and the status stays 1.',
    'A pre-posting expires after 15 days. Cancelling works at once.',
    'Only what is pre-posted gets a label. Receipts stay.',
    'Goods that come back (logisticaReversa S) go by 03301 and 03247 alone, and nothing else does.',
    'Lists are newest first, 10 rows unless asked, 50 at most; filters that are not known are ignored.',
    'dtPrevista is there from posting on. A label that is not posted has no event.',
  ),
  ...lookedUp,
];
