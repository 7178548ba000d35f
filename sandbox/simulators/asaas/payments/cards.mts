/** Credit cards: what must be sent, and whether the issuer says yes. */
import type { Account } from '../account.mts';
import { problem, type Problem } from '../answers.mts';
import { isGiven, isObject, isText } from '../fields.mts';
import type { CardSummary, JsonObject } from '../types.mts';

/** The vendor's test cards that are always declined (vendor documentation). */
const declinedCards: ReadonlySet<string> = new Set(['5184019740373151', '4916561358240741']);

const cardFields = ['holderName', 'number', 'expiryMonth', 'expiryYear', 'ccv'];
const holderFields = ['name', 'email', 'cpfCnpj', 'postalCode', 'addressNumber'];

export function sendsCard(body: JsonObject): boolean {
  return isGiven(body.creditCard) || isGiven(body.creditCardToken);
}

export function cardProblems(body: JsonObject, { needsRemoteIp }: { needsRemoteIp: boolean }): Problem[] {
  if (!sendsCard(body)) return [];
  const ip = needsRemoteIp && !isText(body.remoteIp) ? [problem('invalid_remoteIp', 'O campo remoteIp deve ser informado.')] : [];
  if (isText(body.creditCardToken)) return ip;
  return [
    ...ip,
    ...missing(body.creditCard, cardFields, 'creditCard'),
    ...missing(body.creditCardHolderInfo, holderFields, 'creditCardHolderInfo'),
  ];
}

function missing(part: unknown, fields: readonly string[], name: string): Problem[] {
  const complete = isObject(part) && fields.every((field) => isText(part[field]));
  return complete ? [] : [problem(`invalid_${name}`, `Os dados de ${name} estão incompletos.`)];
}

/** The card that is charged, or undefined where the issuer declines or the token is unknown. */
export function authorizeCard(account: Account, body: JsonObject): CardSummary | undefined {
  if (isText(body.creditCardToken)) return knownCards(account).find(({ creditCardToken }) => creditCardToken === body.creditCardToken);
  const number = String((body.creditCard as JsonObject).number).replace(/\D/g, '');
  if (declinedCards.has(number) || number.length < 13) return undefined;
  const brand = number.startsWith('4') ? 'VISA' : number.startsWith('5') ? 'MASTERCARD' : 'UNKNOWN';
  return { creditCardNumber: number.slice(-4), creditCardBrand: brand, creditCardToken: account.ids.uuid() };
}

function knownCards(account: Account): CardSummary[] {
  return [...account.payments.values()].flatMap(({ creditCard }) => (creditCard ? [creditCard] : []));
}
