/** The words that Brazilian addresses are made of, in small letters without accents and full stops. */

const set = (words: string) => new Set(words.split(' '));

export const streetTypes = set(
	'rua r avenida aven av alameda al travessa trav tv praca pca pc estrada estr est rodovia rod viela via largo lgo ladeira lad beco servidao ' +
		'passagem psg caminho viaduto marginal boulevard linha ramal acesso calcada esplanada',
);

/** A complement by themselves, whatever follows. */
export const complementWords = set(
	'ap apt apto apart apartamento bl bloco sl lj cj conj conjunto lt qd fds fundos frente terreo cobertura cob ed edif edificio sobrado ' +
		'condominio cond residencial unidade und kitnet subsolo mezanino',
);

/** They also begin names ("Casa Verde", "Torre"): a complement only with a number or a letter behind. */
export const valuedWords = set('casa cs sala loja lote quadra q torre galpao box km portao andar piso pavimento pav chale quiosque stand');

/** Complements that need nothing behind them. */
export const wholeComplements = set('casa fundos frente terreo cobertura sobrado fds');

/** What may stand behind an ordinal number: `3º andar`. */
export const floors = set('andar piso pavimento pav');

/** Behind them a number is most often the street's name: `Rua Projetada 12`. */
export const numberedNames = set('projetada projetado particular coletora perimetral interna local nome');

/** Streets of Brasília have codes and no house numbers: `SQN 210 Bloco A`. */
export const brasiliaCodes = set(
	'sqn sqs sqsw sqnw shis shin shcn shcs shcgn scs scn scln scls cln cls clsw clnw sbs sbn sas san saun saus sia sig sgan sgas ' +
		'qi ql qn qna qnb qnc qnd qne qnf qng qnh qnj qnl qnm qnn qno qnp qe qs qr qc qsa qsb qsc qsd qse cnb csb eqn eqs aos ccsw smpw smdb sof',
);

export const numberSigns = set('n no nº n° num numero nr #');

export const months = set('janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro');

/** `Praça` and `praca.` are one word. */
export function wordKey(text: string): string {
	const plain = /^[ -~]*$/.test(text) ? text : text.replace(/[º°ª]/g, '°').normalize('NFD').replace(/\p{M}/gu, '');
	return plain.toLowerCase().replace(/^[("']+|[.:)"']+$/g, '');
}
