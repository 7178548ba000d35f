/** Rules of the token that the vendor sends along with every event (vendor documentation). */
export function authTokenFault(token: string): string | undefined {
  if (token.length < 32 || token.length > 255) return 'O authToken deve ter entre 32 e 255 caracteres.';
  if (/\s/.test(token)) return 'O authToken não pode conter espaços.';
  if (token.startsWith('$aact_')) return 'O authToken não pode ser uma chave de API.';
  if (hasCountingDigits(token)) return 'O authToken não pode conter sequências numéricas.';
  if (/([A-Za-z])\1{3}/.test(token)) return 'O authToken não pode conter a mesma letra quatro vezes seguidas.';
  return undefined;
}

/** Five digits that count upwards, like 12345. */
function hasCountingDigits(token: string): boolean {
  return (token.match(/\d{5,}/g) ?? []).some((run) =>
    [...run].some((_, start) => start + 5 <= run.length && '0123456789'.includes(run.slice(start, start + 5))),
  );
}
