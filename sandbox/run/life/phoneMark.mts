/** A phone by its area code and its last four digits: as much as a masked one tells. */
const digitsOf = (text: string): string => text.replace(/\D/g, '');

export function phoneMark(written: string): string {
  const masked = /^\+55 (\d\d) \*+-(\d{4})$/.exec(written);
  if (masked) return `${masked[1]}${masked[2]}`;
  const digits = digitsOf(written).replace(/^0+/, '');
  const national = digits.length > 11 && digits.startsWith('55') ? digits.slice(2) : digits;
  return `${national.slice(0, 2)}${national.slice(-4)}`;
}
