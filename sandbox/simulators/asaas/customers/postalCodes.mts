/**
 * The state (UF) of a postal code, by the post office's ranges. The vendor looks the city up from the code; here every code of a state
 * lies in its capital.
 */
export interface Place {
  readonly city: number;
  readonly cityName: string;
  readonly state: string;
}

/** First three digits from, to; state; capital; the vendor's number of the city (made up except São Paulo's). */
const ranges: readonly (readonly [number, number, string, string, number])[] = [
  [10, 199, 'SP', 'São Paulo', 12565],
  [200, 289, 'RJ', 'Rio de Janeiro', 11873],
  [290, 299, 'ES', 'Vitória', 9977],
  [300, 399, 'MG', 'Belo Horizonte', 9668],
  [400, 489, 'BA', 'Salvador', 8912],
  [490, 499, 'SE', 'Aracaju', 13411],
  [500, 569, 'PE', 'Recife', 11144],
  [570, 579, 'AL', 'Maceió', 8127],
  [580, 589, 'PB', 'João Pessoa', 10921],
  [590, 599, 'RN', 'Natal', 12033],
  [600, 639, 'CE', 'Fortaleza', 9289],
  [640, 649, 'PI', 'Teresina', 11498],
  [650, 659, 'MA', 'São Luís', 9401],
  [660, 688, 'PA', 'Belém', 10733],
  [689, 689, 'AP', 'Macapá', 8299],
  [690, 692, 'AM', 'Manaus', 8233],
  [693, 693, 'RR', 'Boa Vista', 12401],
  [694, 698, 'AM', 'Manaus', 8233],
  [699, 699, 'AC', 'Rio Branco', 8032],
  [700, 727, 'DF', 'Brasília', 9799],
  [728, 729, 'GO', 'Goiânia', 9523],
  [730, 736, 'DF', 'Brasília', 9799],
  [737, 767, 'GO', 'Goiânia', 9523],
  [768, 769, 'RO', 'Porto Velho', 12302],
  [770, 779, 'TO', 'Palmas', 13502],
  [780, 788, 'MT', 'Cuiabá', 10188],
  [789, 789, 'RO', 'Porto Velho', 12302],
  [790, 799, 'MS', 'Campo Grande', 10055],
  [800, 879, 'PR', 'Curitiba', 11311],
  [880, 899, 'SC', 'Florianópolis', 13044],
  [900, 999, 'RS', 'Porto Alegre', 12717],
];

export function placeOf(postalCode: string): Place | undefined {
  const start = Number(postalCode.slice(0, 3));
  const range = /^\d{8}$/.test(postalCode) ? ranges.find(([from, to]) => start >= from && start <= to) : undefined;
  return range && { state: range[2], cityName: range[3], city: range[4] };
}
