/** Check digits of the Brazilian tax ids (modulo 11), from the Receita Federal's public rules. */

/** `value` of a character of an alphanumeric CNPJ is its ASCII code minus 48. */
const valueOf = (character: string) => character.charCodeAt(0) - 48;

function checkDigit(text: string, weightOf: (positionFromRight: number) => number): string {
  const characters = [...text].reverse();
  const sum = characters.reduce((total, character, position) => total + valueOf(character) * weightOf(position), 0);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

const cpfDigit = (text: string) => checkDigit(text, (position) => position + 2);
const cnpjDigit = (text: string) => checkDigit(text, (position) => 2 + (position % 8));

/** Nine digits in, eleven out. */
export function withCpfDigits(base: string): string {
  const first = base + cpfDigit(base);
  return first + cpfDigit(first);
}

/** Twelve characters in, fourteen out. */
export function withCnpjDigits(base: string): string {
  const first = base + cnpjDigit(base);
  return first + cnpjDigit(first);
}
