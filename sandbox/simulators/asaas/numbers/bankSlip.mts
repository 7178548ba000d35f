/** The bar code (44 digits) and the typeable line (47 digits) of a bank slip, by the banks' common rules. */
import { daysBetween } from './calendar.mts';
import { toCents } from './money.mts';

export interface BankSlipNumbers {
  readonly identificationField: string;
  readonly nossoNumero: string;
  readonly barCode: string;
}

const bank = '001';
const realCurrency = '9';

export function bankSlipNumbers(slip: { dueDate: string; value: number; nossoNumero: string }): BankSlipNumbers {
  const free = slip.nossoNumero.padStart(25, '0');
  const dueAndValue = dueFactor(slip.dueDate) + String(toCents(slip.value)).padStart(10, '0');
  const digit = modulo11(bank + realCurrency + dueAndValue + free);
  const fields = [bank + realCurrency + free.slice(0, 5), free.slice(5, 15), free.slice(15)];
  return {
    identificationField: fields.map((part) => part + modulo10(part)).join('') + digit + dueAndValue,
    nossoNumero: slip.nossoNumero,
    barCode: bank + realCurrency + digit + dueAndValue + free,
  };
}

/** Days since 1997-10-07, starting over at 1000 after 9999 (2025-02-21). */
function dueFactor(dueDate: string): string {
  const days = daysBetween('1997-10-07', dueDate);
  return String(days <= 9999 ? days : ((days - 1000) % 9000) + 1000).padStart(4, '0');
}

function modulo10(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function modulo11(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * ((index % 8) + 2), 0);
  const digit = 11 - (sum % 11);
  return digit > 9 ? 1 : digit;
}
