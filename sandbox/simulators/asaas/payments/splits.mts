/** Shares of a payment that go to other wallets. */
import type { Account } from '../account.mts';
import { problem, type Problem } from '../answers.mts';
import { isAmount, isGiven, isObject, isText } from '../fields.mts';
import { roundReais } from '../numbers/money.mts';
import type { JsonObject } from '../types.mts';

export function splitProblems(split: unknown): Problem[] {
  if (!isGiven(split)) return [];
  const fine = Array.isArray(split) && split.every((share) => isObject(share) && isText(share.walletId) && isShare(share));
  return fine ? [] : [problem('invalid_split', 'O campo split deve ser uma lista com walletId e fixedValue ou percentualValue.')];
}

const isShare = (share: JsonObject) => isAmount(share.fixedValue) || isAmount(share.percentualValue) || isAmount(share.totalFixedValue);

/** `null` and `[]` both mean that nothing is shared. */
export function readSplit(account: Account, split: unknown, value: number): JsonObject[] | null {
  if (!Array.isArray(split) || split.length === 0) return null;
  return (split as JsonObject[]).map((share) => ({
    id: account.ids.uuid(),
    walletId: share.walletId,
    fixedValue: share.fixedValue ?? null,
    percentualValue: share.percentualValue ?? null,
    totalValue: roundReais(Number(share.fixedValue ?? 0) + (value * Number(share.percentualValue ?? 0)) / 100),
    cancellationReason: null,
    status: 'PENDING',
    externalReference: share.externalReference ?? null,
    description: share.description ?? null,
  }));
}
