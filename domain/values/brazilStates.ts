import { plainName } from './plainName';
import { isState } from './postalAddress';

const names =
	'AC Acre AL Alagoas AM Amazonas AP Amapa BA Bahia CE Ceara DF DistritoFederal ES EspiritoSanto GO Goias MA Maranhao MG MinasGerais ' +
	'MS MatoGrossoDoSul MT MatoGrosso PA Para PB Paraiba PE Pernambuco PI Piaui PR Parana RJ RioDeJaneiro RN RioGrandeDoNorte RO Rondonia ' +
	'RR Roraima RS RioGrandeDoSul SC SantaCatarina SE Sergipe SP SaoPaulo TO Tocantins';

const pairs = names.split(' ');

const byName = new Map(pairs.flatMap((name, index) => (index % 2 === 1 ? [[name.toLowerCase(), pairs[index - 1]!] as const] : [])));

/** The UF of a state that is written as its UF or in words (`São Paulo`, `sao paulo`, `sp`); undefined for anything else. */
export function readState(written: string): string | undefined {
	const uf = written.trim().toUpperCase();
	return isState(uf) ? uf : byName.get(plainName(written));
}
