/** Ids of 15 letters and digits, and the three more that make them safe where capitals are lost. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const suffixes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Five letters a character, a bit for each capital. */
export function longId(short: string): string {
  const parts = [0, 5, 10].map((start) => {
    const bits = [...short.slice(start, start + 5)].reduce((sum, letter, place) => sum + (/[A-Z]/.test(letter) ? 1 << place : 0), 0);
    return suffixes[bits]!;
  });
  return short + parts.join('');
}

export function newId(prefix: string, number: number): string {
  let rest = number;
  let text = '';
  for (let place = 0; place < 5; place++) {
    text = alphabet[rest % 62]! + text;
    rest = Math.floor(rest / 62);
  }
  return longId(`${prefix}Hp00000${text}`);
}

/** The long form of either; undefined where it is no id. */
export function readId(text: string): string | undefined {
  if (!/^[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?$/.test(text)) return undefined;
  const long = longId(text.slice(0, 15));
  return text.length === 15 || text.toUpperCase() === long.toUpperCase() ? long : undefined;
}
