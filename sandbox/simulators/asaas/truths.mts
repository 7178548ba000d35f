/** What is simulated, and how sure we are of each. */
import type { Truth } from '../../world/simulator.mts';
import { harmless } from '../../world/truths.mts';

const documented: readonly string[] = [
  'Production and sandbox are separate accounts on separate hosts; keys carry the prefixes $aact_prod_ and $aact_hmlg_.',
  'A 401 carries one of access_token_not_found, invalid_access_token_format, invalid_access_token, invalid_environment.',
  'The User-Agent header is mandatory.',
  'A 400 lists every fault at once as {errors:[{code,description}]}.',
  'A 404 has an empty body.',
  'A GET that carries a body is answered 403.',
  'More than 50 concurrent GETs, or more than 25,000 requests in 12 hours from the first, are answered 429 with RateLimit headers in seconds.',
  'Lists answer object, hasMore, totalCount, limit, offset and data; limit goes from 1 to 100 and is 10 unless told.',
  'There is no idempotency: the same creation twice makes two payments.',
  'A transfer with a scheduleDate is made on that day.',
  'A due date in the past is refused with invalid_dueDate.',
  'A description has at most 500 characters.',
  'A payment change with split null or [] turns the split off; without split it stays.',
  'A webhook is registered with nine fields; its token has 32 to 255 characters, no white space, no counting digits, no letter four times in a row and is no API key; it is never echoed.',
  'An account has at most 10 webhooks.',
  'Only HTTP 200 counts as delivered; redirects are not followed; the receiver has 10 seconds.',
  'Attempts 1 to 15 wait 0, 30 s, 1, 3.5, 5, 15, 25 minutes, five times 1 hour, twice 2 hours and 3 hours; 15 failures in a row interrupt the queue.',
  'An interrupted queue keeps collecting events, for 14 days each, and restarts with PUT {interrupted:false}.',
  'A sequential queue holds every event back behind one that fails.',
  'Events carry id, event, dateCreated, account and the object; the token travels in asaas-access-token.',
  'A bank slip goes CREATED, CONFIRMED, RECEIVED; Pix CREATED, RECEIVED; a card CONFIRMED and after 32 days RECEIVED; lateness inserts OVERDUE.',
  'Cash sends PAYMENT_RECEIVED with status RECEIVED_IN_CASH; removing a subscription sends PAYMENT_DELETED for its open payments.',
  'PAYMENT_UPDATED tells of a new value or due date.',
  'Card 4444444444444444 is approved; 5184019740373151 and 4916561358240741 are declined.',
  'The /sandbox routes exist in the sandbox only.',
  'CPF and CNPJ check digits, also of the alphanumeric CNPJ; the Pix BR Code with its CRC16; the bank slip’s bar code and line.',
];

const assumed: readonly string[] = [
  'Lists leave removed objects out and start with the newest.',
  'An open payment becomes overdue at midnight in São Paulo after its due date; a new due date opens it again.',
  'Late payments add fine and interest to the value, early ones take the discount off; originalValue keeps what it was.',
  'A refund needs the balance where the money was credited already; a partial one sends PAYMENT_PARTIALLY_REFUNDED and keeps the status.',
  'A declined card creates no payment and is answered 400 invalid_creditCard; paying an existing payment with it also sends PAYMENT_CREDIT_CARD_CAPTURE_REFUSED. Card creations need remoteIp.',
  'Subscriptions create the first payment at once and each next one when the last falls due.',
  'A service invoice that the city hall refuses becomes ERROR with the reason in statusDescription, and can be sent again by authorize.',
  'A bank slip is a PDF that anybody can open at its bankSlipUrl.',
];

/** Charges that come again or in parts, money that goes back, and what the regular regime has to say. */
const life: readonly Truth[] = [
  {
    label: 'documented',
    source: 'docs.asaas.com, Notas fiscais',
    behaviour: 'A service invoice is for a payment, for a sale in parts as a whole (installment) or for a customer.',
  },
  {
    label: 'documented',
    source: 'docs.asaas.com, Dúvidas frequentes: parcelamentos',
    behaviour: 'A sale in parts is so many payments, each with an id of its own and the same installment.',
  },
  {
    label: 'documented',
    source: 'docs.asaas.com/docs/configurações-de-retenção-e-situação-tributária-de-piscofins, changelog of 2026-06-30 (NT-007)',
    behaviour:
      'Under the regular regime a service invoice that goes by the national portal needs taxes.pisCofinsTaxStatus from 2026-06-30 on; GET /fiscalInfo tells simplesNacional.',
  },
  {
    label: 'assumed',
    source: 'docs.asaas.com and public clients differ',
    behaviour:
      'IBS and CBS of the regular regime are taken as taxes.ibsCbs or as taxes.taxSituationCode with taxClassificationCode, and one of the two is needed from 2026-01-01 on.',
  },
  {
    label: 'assumed',
    harmless: 'The adapter refuses such an invoice without its rates (operationRateMissing), which is stricter than the vendor may be.',
    behaviour: 'operationPis and operationCofins are needed where pisCofinsTaxStatus is one of the two that are charged at a rate.',
  },
  {
    label: 'documented',
    source: 'docs.asaas.com, webhooks',
    behaviour:
      'A bank slip that is paid by the Pix code on it is received without having been confirmed, stays a bank slip and has a pixTransaction.',
  },
  {
    label: 'assumed',
    behaviour: 'A partial refund keeps the status of the payment and adds to refunds; what is left can be refunded later.',
  },
];

/** What was looked up since: it has a source, or nothing leans on it. */
const lookedUp = [
  ...harmless(
    'The adapter switches a webhook on again, and catches up by looking at the payments themselves.',
    'A disabled webhook collects no events.',
  ),
  ...harmless(
    'A refusal is passed on with the words of the vendor; no adapter reads the code.',
    'Only open payments can be changed or removed, only removed ones restored; anything else is 400 invalid_action.',
  ),
  ...harmless('The adapter names itself in every call.', 'A request without User-Agent is answered 400 invalid_user_agent.'),
  ...harmless(
    'The adapter goes by the status, and waits as RateLimit-Reset says where it is there.',
    'The body of a 429 and of a 500 has the shape of a 400; RateLimit headers stand on every answer and count the 12-hour quota.',
  ),
  ...harmless(
    'The adapter asks for 100 at the most and for filters of the documentation alone.',
    'A list limit outside 1 to 100 is refused with 400 rather than clamped; filters that the vendor does not know are ignored.',
  ),
  ...harmless('The adapter sends fields of the documentation alone.', 'Fields that the vendor does not know are ignored in bodies.'),
  ...harmless(
    'The adapter always sends JSON that is declared as such.',
    'A body that is not JSON, or not declared as JSON, is answered 400.',
  ),
  ...harmless(
    'The adapter always sends all nine.',
    'A webhook creation that leaves out one of the nine fields is refused; authToken may be null.',
  ),
  ...harmless(
    'The adapter reads interrupted and penalizedRequestsCount as they are, however they came about, and sends both remedies.',
    'In a non-sequential queue each event has its own attempts, and 15 failures of one event interrupt the queue.',
    'penalizedRequestsCount is the largest number of failures in a row among the waiting events; removeBackoff sets it to 0 and tries at once, and does not restart an interrupted queue.',
  ),
  ...harmless('The adapter takes the id as a whole.', 'The event id has one hexadecimal part an event and one number a webhook.'),
  ...harmless(
    'How the sandbox makes its world turn: no adapter knows these figures.',
    'A bank slip is credited one day after it was paid.',
    'Fees are 1.99 for bank slips and Pix, 2.99 % plus 0.49 for cards; an account starts with some balance.',
    'A charge that leaves the payer the choice is paid by Pix.',
    'A postal code resolves to the capital of its state.',
  ),
  ...harmless(
    'The adapter reads the state as it is when it looks; none of these times is known to it.',
    'Transfers are done after one minute, service invoices are authorized 30 seconds after they reach the city hall.',
  ),
  ...harmless(
    'The adapter hands the picture on and reads no end of it.',
    'The QR code image is a picture that cannot be scanned; it expires a year after the due date.',
  ),
];

export const truths: readonly Truth[] = [
  ...documented.map((behaviour): Truth => ({ behaviour, label: 'documented' })),
  ...assumed.map((behaviour): Truth => ({ behaviour, label: 'assumed' })),
  ...life,
  ...lookedUp,
];
