/** Money sent out of the account, to a Pix key or a bank account. */
import type { Account } from '../account.mts';
import { problem, type Problem } from '../answers.mts';
import { isAmount, isGiven, isObject, isOneOf, isText, textOrNull } from '../fields.mts';
import { isDate, startOfDay } from '../numbers/calendar.mts';
import { roundReais, toCents } from '../numbers/money.mts';
import { publicUrl } from '../payments/urls.mts';
import type { JsonObject, Transfer } from '../types.mts';

const keyTypes = ['CPF', 'CNPJ', 'EMAIL', 'PHONE', 'EVP'];

/** World milliseconds until the bank has done it. */
const processingMs = 60_000;

export function transferProblems(body: JsonObject): Problem[] {
  const byKey = isText(body.pixAddressKey) && isOneOf(keyTypes, body.pixAddressKeyType);
  return [
    ...(isAmount(body.value) ? [] : [problem('invalid_value', 'O campo value deve ser informado.')]),
    ...(isText(body.pixAddressKey) && !byKey ? [problem('invalid_pixAddressKeyType', 'O tipo da chave Pix deve ser informado.')] : []),
    ...(isGiven(body.pixAddressKey) || isObject(body.bankAccount)
      ? []
      : [problem('invalid_bankAccount', 'Informe a chave Pix ou a conta bancária.')]),
  ];
}

/** `body` has been validated and the balance suffices. */
export function createTransfer(account: Account, body: JsonObject): Transfer {
  const value = roundReais(body.value as number);
  const kind = isText(body.pixAddressKey) ? 'PIX' : 'TED';
  const transfer: Transfer = {
    object: 'transfer',
    id: account.ids.uuid(),
    type: kind,
    dateCreated: account.today(),
    value,
    netValue: value,
    status: 'PENDING',
    transferFee: 0,
    effectiveDate: null,
    scheduleDate: isDate(body.scheduleDate) ? body.scheduleDate : account.today(),
    endToEndIdentifier: null,
    authorized: true,
    failReason: null,
    externalReference: textOrNull(body.externalReference),
    transactionReceiptUrl: null,
    operationType: kind,
    description: textOrNull(body.description),
    recurring: null,
    bankAccount: showDestination(body),
  };
  account.balance -= toCents(value);
  account.transfers.set(transfer.id, transfer);
  account.emit('TRANSFER_CREATED', 'transfer', transfer);
  const waitMs = Math.max(0, startOfDay(transfer.scheduleDate) - account.services.clock.now());
  account.later(waitMs + processingMs, () => finish(account, transfer));
  return transfer;
}

/** Where the money goes, with the owner's number hidden (vendor's examples). */
function showDestination({ bankAccount, pixAddressKey }: JsonObject): JsonObject {
  const target = isObject(bankAccount) ? bankAccount : {};
  const { bank, accountName = null, ownerName = null, agency = null, agencyDigit = null, account = null, accountDigit = null } = target;
  return {
    bank: isObject(bank) ? { ispb: null, code: bank.code, name: null } : null,
    accountName,
    ownerName,
    cpfCnpj: isText(target.cpfCnpj) ? `***.${target.cpfCnpj.slice(3, 6)}.${target.cpfCnpj.slice(6, 9)}-**` : null,
    agency,
    agencyDigit,
    account,
    accountDigit,
    pixAddressKey: textOrNull(pixAddressKey),
  };
}

function finish(account: Account, transfer: Transfer): void {
  if (transfer.status !== 'PENDING') return;
  transfer.status = 'DONE';
  transfer.effectiveDate = account.today();
  transfer.endToEndIdentifier = transfer.type === 'PIX' ? `E${account.ids.digits(31)}` : null;
  transfer.transactionReceiptUrl = publicUrl(account, 'comprovantes', account.ids.digits(16));
  account.emit('TRANSFER_DONE', 'transfer', transfer);
}

export function cancelTransfer(account: Account, transfer: Transfer): void {
  transfer.status = 'CANCELLED';
  account.balance += toCents(transfer.value);
  account.emit('TRANSFER_CANCELLED', 'transfer', transfer);
}
