/**
 * 10,000 addresses of known parts, written as people write them: the house number that is read is the right one, or none is and a check
 * tells the person. Nothing here comes from the reader: parts, forms and truth are this file's.
 */
import { describe, expect, test } from 'vitest';
import { addressProblems } from '../../domain/checks/buyerCheck.ts';
import { readAddressLines } from '../../domain/values/addressLines.ts';
import { createRandom } from '../../sandbox/world/random.mts';

const random = createRandom(20261201);
const pick = <T,>(values: readonly T[]): T => random.pick(values);
const maybe = (text: () => string, chance = 0.5) => (random.chance(chance) ? text() : '');

const streets = [
  ...['das Flores', 'XV de Novembro', 'Doutor João Colin', 'São Bento', "Sant'Ana", 'Dona Francisca', 'Marechal Deodoro', 'da Casa Verde'],
  ...['25 de Março', '7 de Setembro', '1º de Maio', '13 de Maio', '9 de Julho', '15 de Novembro', 'Vinte e Cinco'],
  ...['Projetada', 'A', 'B', 'Torre Alta', 'do Lote Velho', 'Conde de Bonfim', 'Andrade Neves', 'Bloch', 'Sala Neto', 'Pio XII', 'Apa'],
].flatMap((name) => ['Rua', 'R.', 'Avenida', 'Av.', 'Travessa', 'Alameda', 'Praça', 'rua', 'AVENIDA'].map((type) => `${type} ${name}`));

/** Streets whose name is, or ends in, a number. */
const numbered = () =>
  pick([
    () => `Rua ${random.int(1, 60)}`,
    () => `Avenida ${random.int(1, 30)}`,
    () => `Rua T-${random.int(1, 70)}`,
    () => `Rua C ${random.int(1, 250)}`,
    () => `Rua Projetada ${random.int(1, 40)}`,
    () => `Rua João ${random.int(2, 23)}`,
    () => `Rodovia BR-${random.int(100, 499)}`,
    () => `Rodovia SP ${random.int(100, 499)}`,
    () => `Travessa Particular ${random.int(1, 9)}`,
    () => `Rua ${random.int(2, 31)} de ${pick(['Março', 'Julho', 'Abril', 'Dezembro'])}`,
  ])();

const brasilia = () =>
  pick([
    () => `SQN ${random.int(102, 416)} Bloco ${pick([...'ABCDEFGHIJK'])}`,
    () => `SQS ${random.int(102, 416)}, Bloco ${pick([...'ABCDEFGHIJK'])}`,
    () => `Quadra SQN ${random.int(102, 416)} Bloco ${pick([...'ABCDEFGHIJK'])}`,
    () => `QI ${random.int(1, 29)} Conjunto ${random.int(1, 20)} Casa ${random.int(1, 30)}`,
    () => `QNM ${random.int(1, 42)} Conjunto ${pick([...'ABCDEFG'])} Lote ${random.int(1, 50)}`,
    () => `CLN ${random.int(102, 416)} Bloco ${pick([...'ABCD'])} Loja ${random.int(1, 60)}`,
  ])();

const unit = () => pick([`${random.int(1, 2500)}`, `${random.int(1, 24)}${pick([...'AB'])}`]);
const complements = () =>
  pick([
    () => `${pick(['apto', 'Apto.', 'ap', 'AP', 'ap.', 'apartamento', 'Apt', 'Ap nº'])} ${unit()}`,
    () => `ap${random.int(1, 99)}`,
    () => `bloco ${pick(['A', 'B', '2', '10'])}`,
    () => `Bl. ${random.int(1, 12)} ${pick(['apto', 'ap'])} ${random.int(1, 400)}`,
    () => `casa ${random.int(1, 20)}`,
    () => `sala ${random.int(1, 2000)}`,
    () => `Loja ${random.int(1, 90)}`,
    () => `${random.int(1, 30)}º andar`,
    () => `andar ${random.int(1, 30)}`,
    () => 'fundos',
    () => 'casa',
    () => `lote ${random.int(1, 40)} quadra ${random.int(1, 80)}`,
    () => `Qd ${random.int(1, 80)} Lt ${random.int(1, 40)}`,
    () => `km ${random.int(1, 400)}`,
    () => `Torre ${pick(['1', '2', 'B'])}, apto ${random.int(1, 300)}`,
    () => `Ed. Aurora, sala ${random.int(1, 300)}`,
    () => `${pick(['cj', 'conj.', 'conjunto'])} ${random.int(1, 200)}`,
    () => `box ${random.int(1, 50)}`,
  ])();

const districts = [
  'Centro',
  'Jardim América',
  'Vila 31 de Março',
  'Setor Bueno',
  'Casa Verde',
  'Vila Olímpia',
  'Asa Norte',
  'Parque 10 de Novembro',
  'Sé',
];

interface Sample {
  street: string;
  /** Digits and letters; S/N where there is none. */
  number: string;
  lines: [string, string];
}

const sayings = {
  plain: (number: string) => number,
  sign: (number: string) => `${pick(['nº ', 'n° ', 'n. ', 'nº', 'Nº ', 'número ', 'num. ', 'n '])}${number}`,
  thousands: (number: string) => (/^\d{4}$/.test(number) ? `${number[0]}.${number.slice(1)}` : number),
};
const noNumber = () => pick(['S/N', 's/n', 'sn', 'S/Nº', 's/nº', 'SN', 'sem número']);

function sample(): Sample {
  const street = random.chance(0.3) ? numbered() : pick(streets);
  const number = random.chance(0.12)
    ? 'S/N'
    : pick([`${random.int(1, 9999)}`, `${random.int(1, 999)}`, `${random.int(1, 99)}${pick(['', 'A', '-B'])}`]);
  const written = number === 'S/N' ? noNumber() : pick([sayings.plain, sayings.plain, sayings.sign, sayings.thousands])(number);
  const [complement, district] = [maybe(complements, 0.7), pick(districts)];
  const gap = pick([', ', ' ', ' - ', ',']);
  const inside = pick([' ', ', ', ' - ', ' – ']);
  const tail = [complement, district].filter(Boolean).join(pick([', ', ' - ']));
  const layouts: [string, string][] = [
    [`${street}${gap}${written}`, tail],
    [`${street}, ${written}`, tail],
    [`${street}, ${written}`, district],
    [complement ? `${street}${gap}${written}${inside}${complement}` : `${street}${gap}${written}`, district],
    [complement ? `${street}${gap}${written}${inside}${complement}${inside}${district}` : `${street}, ${written} - ${district}`, ''],
    [street, `${written}${inside}${tail}`],
    [street, written],
    [complement ? `${street}${inside}${complement}` : street, `${written}, ${district}`],
    // The customer forgot the number. "Rua João 8" is left out here: it is, letter for letter, number 8 of the Rua João.
    [complement ? `${street}, ${complement}` : street, district],
  ];
  const lines = pick(/João/.test(street) ? layouts.slice(0, -1) : layouts);
  return { street, number: lines === layouts.at(-1) ? 'forgotten' : number, lines };
}

function brasiliaSample(): Sample {
  const street = brasilia();
  return {
    street,
    number: 'S/N',
    lines: [street, pick([`apto ${random.int(101, 620)}`, 'Asa Norte', `apto ${random.int(101, 620)}, Asa Sul`, ''])],
  };
}

const samples = Array.from({ length: 10_000 }, (_, index) => (index % 25 === 0 ? brasiliaSample() : sample()));
const isNone = (number: string) => /^s[\s/.-]*n|^sem n/i.test(number);
const isRight = (truth: string, number: string) =>
  truth === 'S/N' ? isNone(number) : number.replace(/[\s-]/g, '') === truth.replace('-', '');

describe('10,000 addresses', () => {
  const read = samples.map((truth) => ({ truth, parts: readAddressLines(...truth.lines) }));

  test('no house number is wrong without a problem told', () => {
    const wrong = read.filter(({ truth, parts }) => parts.number !== null && !isRight(truth.number, parts.number));
    expect(wrong.map(({ truth, parts }) => [...truth.lines, truth.number, parts.number]).slice(0, 8)).toEqual([]);
  });

  test('what has no number is refused by the check of invoice and label, by name', () => {
    const rest = { recipient: null, city: 'São Paulo', state: 'SP', postalCode: '01310100', country: 'BR' };
    const unsaid = read.filter(({ parts }) => {
      const problems = addressProblems({ ...rest, ...parts }, 'order.shippingAddress').filter(({ field }) => field.endsWith('.number'));
      return parts.number === null ? problems.length !== 1 : problems.length !== 0;
    });
    expect(unsaid.slice(0, 5)).toEqual([]);
    const doubtful = read.filter(({ parts }) => parts.doubts !== undefined);
    expect(doubtful.length).toBeGreaterThan(300);
    expect(doubtful.filter(({ parts }) => parts.number !== null || !/house number unclear/.test(parts.doubts!.join())).slice(0, 5)).toEqual(
      [],
    );
  });

  test('at least 92 of 100 that say their number are read with it, and with the whole street', () => {
    const said = read.filter(({ truth }) => truth.number !== 'forgotten');
    const right = said.filter(({ parts }) => parts.number !== null);
    const whole = right.filter(
      ({ truth, parts }) =>
        truth.lines[0].startsWith(parts.street ?? '?') && parts.street === truth.street.split(/[,]| Bloco| Conjunto/)[0],
    );
    expect(right.length / said.length).toBeGreaterThan(0.92);
    expect(whole.length / said.length).toBeGreaterThan(0.92);
  });
});
