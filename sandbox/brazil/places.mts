/** Capitals and villages of all regions: UF, the IBGE code of the municipality, its CEP range and a telephone area code. */
export interface Place {
  readonly city: string;
  readonly state: string;
  readonly stateName: string;
  /** Seven digits. */
  readonly ibge: string;
  /** First and last CEP of the municipality (for villages, of their own range). */
  readonly postalCodes: readonly [number, number];
  readonly areaCode: string;
  readonly capital: boolean;
}

type Row = readonly [string, string, string, string, number, number, string, boolean?];

const rows: readonly Row[] = [
  ['São Paulo', 'SP', 'São Paulo', '3550308', 1001000, 5893999, '11', true],
  ['Rio de Janeiro', 'RJ', 'Rio de Janeiro', '3304557', 20010000, 23799999, '21', true],
  ['Belo Horizonte', 'MG', 'Minas Gerais', '3106200', 30110000, 31999999, '31', true],
  ['Vitória', 'ES', 'Espírito Santo', '3205309', 29010000, 29099999, '27', true],
  ['Salvador', 'BA', 'Bahia', '2927408', 40010000, 42499999, '71', true],
  ['Recife', 'PE', 'Pernambuco', '2611606', 50010000, 52999999, '81', true],
  ['Fortaleza', 'CE', 'Ceará', '2304400', 60010000, 61599999, '85', true],
  ['São Luís', 'MA', 'Maranhão', '2111300', 65010000, 65109999, '98', true],
  ['Belém', 'PA', 'Pará', '1501402', 66010000, 66999999, '91', true],
  ['Manaus', 'AM', 'Amazonas', '1302603', 69010000, 69099999, '92', true],
  ['Rio Branco', 'AC', 'Acre', '1200401', 69900001, 69923999, '68', true],
  ['Brasília', 'DF', 'Distrito Federal', '5300108', 70040000, 72799999, '61', true],
  ['Goiânia', 'GO', 'Goiás', '5208707', 74003010, 74899999, '62', true],
  ['Cuiabá', 'MT', 'Mato Grosso', '5103403', 78005000, 78099999, '65', true],
  ['Curitiba', 'PR', 'Paraná', '4106902', 80010000, 82999999, '41', true],
  ['Florianópolis', 'SC', 'Santa Catarina', '4205407', 88010000, 88099999, '48', true],
  ['Porto Alegre', 'RS', 'Rio Grande do Sul', '4314902', 90010000, 91999999, '51', true],
  ['Santa Maria', 'RS', 'Rio Grande do Sul', '4316907', 97010001, 97119999, '55'],
  ['Borá', 'SP', 'São Paulo', '3507209', 19740000, 19740999, '18'],
  ['Serra da Saudade', 'MG', 'Minas Gerais', '3166600', 35617000, 35617999, '37'],
  ['Embu das Artes', 'SP', 'São Paulo', '3515004', 6803000, 6849999, '11'],
  ["Dias d'Ávila", 'BA', 'Bahia', '2910057', 42850000, 42850999, '71'],
  ['Alto Paraíso de Goiás', 'GO', 'Goiás', '5200605', 73770000, 73770999, '62'],
  ['São Gabriel da Cachoeira', 'AM', 'Amazonas', '1303809', 69750000, 69750999, '97'],
  ['Não-Me-Toque', 'RS', 'Rio Grande do Sul', '4312658', 99470000, 99470999, '54'],
  ['Jijoca de Jericoacoara', 'CE', 'Ceará', '2307254', 62598000, 62598999, '88'],
];

export const places: readonly Place[] = rows.map(([city, state, stateName, ibge, first, last, areaCode, capital]) => ({
  city,
  state,
  stateName,
  ibge,
  postalCodes: [first, last],
  areaCode,
  capital: capital ?? false,
}));
