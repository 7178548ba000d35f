/** People, companies and addresses of an invented Brazil, for every simulator that needs some. */
export { address, type BrazilianAddress } from './addresses.mts';
export { company, person, type Company, type Person } from './people.mts';
export { mobile, phoneWritings, writtenPhone } from './phones.mts';
export { places, type Place } from './places.mts';
export { cnpj, cpf, formatCnpj, formatCpf } from './taxIds.mts';
