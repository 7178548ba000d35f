/** Made-up payers for charges that name none. */
import type { Random } from '../../../world/random.mts';
import { completeCpf, isCpf } from '../numbers/taxId.mts';

/** A payer as the panel's form takes them. */
export interface Payer {
  readonly name: string;
  readonly cpfCnpj: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobilePhone?: string;
  readonly address?: string;
  readonly addressNumber?: string;
  readonly complement?: string;
  /** The district (bairro). */
  readonly province?: string;
  readonly postalCode?: string;
  /** Where the postal code's own state and capital will not do. */
  readonly cityName?: string;
  readonly state?: string;
  readonly externalReference?: string;
}

const givenNames = ['Ana', 'Bruno', 'Camila', 'Diego', 'Eduarda', 'Felipe', 'Gabriela', 'Heitor', 'Isabela', 'João', 'Larissa', 'Mateus'];
const familyNames = [
  'Almeida',
  'Barbosa',
  'Cardoso',
  'Duarte',
  'Esteves',
  'Ferreira',
  'Gonçalves',
  'Lacerda',
  'Moura',
  'Nogueira',
  'Sant’Anna',
];

/** Street, district, postal code, area code. */
const places: readonly (readonly [string, string, string, string])[] = [
  ['Rua Augusta', 'Consolação', '01305000', '11'],
  ['Avenida Atlântica', 'Copacabana', '22070000', '21'],
  ['Rua da Bahia', 'Centro', '30160011', '31'],
  ['Avenida Sete de Setembro', 'Barra', '40130000', '71'],
  ['Rua da Aurora', 'Boa Vista', '50050000', '81'],
  ['Rua XV de Novembro', 'Centro', '80020310', '41'],
  ['Rua dos Andradas', 'Centro Histórico', '90020005', '51'],
];

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

export function makePayer(random: Random): Payer {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const [address, province, postalCode, areaCode] = random.pick(places);
  const number = random.int(1, 2999);
  return {
    name: `${given} ${family}`,
    cpfCnpj: makeCpf(random),
    email: `${plain(given)}.${plain(family)}${number}@cliente.example.com.br`,
    mobilePhone: `${areaCode}9${random.int(60_000_000, 99_999_999)}`,
    address,
    addressNumber: String(number),
    ...(random.chance(0.4) ? { complement: `Apto ${random.int(11, 204)}` } : {}),
    province,
    postalCode,
  };
}

function makeCpf(random: Random): string {
  const cpf = completeCpf(String(random.int(100_000_000, 999_999_998)));
  return isCpf(cpf) ? cpf : makeCpf(random);
}
