/** By which a judge knows a telephone again, however it was written. */

/**
 * Of a Brazilian number the area code and the last eight digits, so that a number without the ninth digit is the same one; of another
 * the digits. Undefined where there are too few for a number.
 */
export function phoneKey(text: string | null | undefined): string | undefined {
  const isForeign = /^\s*(?:\+|00)(?!\s*55)/.test(text ?? '');
  const digits = (text ?? '').replace(/\D/g, '').replace(/^0+/, '');
  if (digits.length < 8) return undefined;
  if (isForeign) return digits;
  const national = (digits.length >= 12 && digits.startsWith('55') ? digits.slice(2) : digits).replace(/^0+/, '');
  return national.length === 10 || national.length === 11 ? national.slice(0, 2) + national.slice(-8) : digits;
}
