/**
 * What a field of a form asks for, told from its name or label in Portuguese and English. A name is known where it has a head word
 * ("telefone") and every other word goes with it ("qual", "seu", "com DDD"); one word that does not ("telefone do cônjuge") makes it
 * another question, which stays an answer for the seller to read.
 */

export type FieldMeaning =
	| 'name'
	| 'firstName'
	| 'lastName'
	| 'email'
	| 'whatsapp'
	| 'mobile'
	| 'phone'
	| 'landline'
	| 'areaCode'
	| 'company'
	| 'city'
	| 'state'
	| 'interest'
	| 'message'
	| 'source'
	| 'campaign'
	/** The same asked again. */
	| 'confirmation';

/** They say nothing of what is asked for. */
const fillers = setOf(
	'o a os as um uma de da do das dos em no na com para pra por pelo pela e ou ao aos que seu sua seus suas teu tua meu minha nosso',
	'your my our the of for to with and or an in at qual quais is are what s which this esse essa este esta digite informe insira',
	'preencha escreva coloque deixe please enter type here aqui favor gentileza obrigatorio obrigatoria required opcional optional',
	'valido valida valid melhor best principal main atual numero number num nro contato contact lead cliente customer client field',
	'campo input txt cf voce vc te se me nos podemos possamos gostaria de ex exemplo dados data wpforms acf',
);

interface Family {
	meaning: FieldMeaning;
	heads: ReadonlySet<string>;
	/** Words that go with a head. */
	beside: ReadonlySet<string>;
}

const family = (meaning: FieldMeaning, heads: string, beside = ''): Family => ({ meaning, heads: setOf(heads), beside: setOf(beside) });

const phoneWords =
	'telefone telephone tel fone phone phonenumber telefones celular cel cell cellphone cellular movel mobile mobilephone whatsapp whatsap whats app zap zapzap wpp wapp pessoal personal comercial business work corporativo profissional residencial home fixo landline ddd ddi primary full';

/** In this order: the first that a name belongs to. */
const families: readonly Family[] = [
	family(
		'email',
		'email emails mail emailaddress correio',
		'e eletronico endereco address pessoal personal corporativo profissional professional comercial trabalho work business company empresa primary',
	),
	family('whatsapp', 'whatsapp whatsap whats zap zapzap wpp wapp', phoneWords),
	family('mobile', 'celular cel cell cellphone cellular movel mobile mobilephone telefonecelular', phoneWords),
	family('landline', 'fixo landline residencial', phoneWords),
	family('phone', 'telefone telephone tel fone phone phonenumber telefones', `${phoneWords} company empresa`),
	family('areaCode', 'ddd areacode', 'codigo area code'),
	family(
		'company',
		'empresa company companyname organizacao organization organisation negocio business firma instituicao razao fantasia',
		'nome name social trabalha trabalho onde legal',
	),
	family('firstName', 'firstname fname prenome givenname'),
	family('lastName', 'sobrenome lastname surname lname familyname'),
	family(
		'name',
		'nome name fullname nomecompleto chama chamar chamado chamada',
		'completo full sobrenome surname first last social inteiro complete como ser',
	),
	family('city', 'cidade city municipio town cidades', 'onde mora reside residencia live estado uf state sp rj moradia'),
	family('state', 'estado uf state provincia province'),
	family(
		'interest',
		'interesse interesses interest interests interessado interessada interested servico servicos service services produto produtos product products curso course assunto subject procedimento tratamento plano procura precisa busca necessidade orcamento topic',
		'tem deseja desejado desejada desired saber mais sobre about area tipo esta procurando looking realizar fazer contratar i am voce you needs need seu motivo principal qual interesse',
	),
	family(
		'message',
		'mensagem mensagens message messages comentario comentarios comment comments observacao observacoes obs duvida duvidas pergunta question recado ajudar help descricao description',
		'conte mais adicional adicionais additional details detalhes how can we como other outras need projeto i you us tell',
	),
	family('source', 'origem source fonte leadsource', 'utm trafego canal'),
	family('campaign', 'campanha campaign', 'utm nome name'),
];

/** Names that are two words in one family and something else in another. */
const phrases: Readonly<Record<string, FieldMeaning>> = {
	'primeiro nome': 'firstName',
	'first name': 'firstName',
	'given name': 'firstName',
	'nome first': 'firstName',
	'name first': 'firstName',
	'ultimo nome': 'lastName',
	'last name': 'lastName',
	'family name': 'lastName',
	'nome last': 'lastName',
	'name last': 'lastName',
	'area code': 'areaCode',
	'codigo area': 'areaCode',
};

const again = setOf('confirme confirmar confirmacao confirm confirmation repita repetir repeat again novamente');

/** Undefined for a question of the form's own. */
export function fieldMeaning(name: string): FieldMeaning | undefined {
	const words = wordsOf(name);
	if (words.length === 0 || words.length > mostWords) return undefined;
	const asked = words.filter((word) => !again.has(word));
	const meaning = meaningOf(asked);
	return meaning !== undefined && asked.length < words.length ? 'confirmation' : meaning;
}

/** What is longer is a question of another kind. */
const mostWords = 12;

function meaningOf(words: readonly string[]): FieldMeaning | undefined {
	const core = words.filter((word) => !fillers.has(word));
	const phrase = phrases[core.join(' ')];
	if (phrase) return phrase;
	return families.find(({ heads, beside }) => {
		return core.some((word) => heads.has(word)) && core.every((word) => heads.has(word) || beside.has(word));
	})?.meaning;
}

/** Small words without accents; `phoneNumber`, `your-phone`, `q3_phone2` and `Telefone*` are told apart into theirs. */
export function wordsOf(name: string): string[] {
	return plainLabel(name)
		.replace(/e mail/g, 'email')
		.replace(/\b(?:ex|e g|exemplo|por exemplo|eg)\b.*$/, '')
		.split(' ')
		.map((word) => (/^q\d+$/.test(word) ? '' : word.replace(/\d+$/, '')))
		.filter((word) => word !== '');
}

/** Small letters and digits without accents, parted by single blanks, also where a capital begins a word. */
export function plainLabel(text: string): string {
	return text
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function setOf(...lines: string[]): ReadonlySet<string> {
	return new Set(lines.flatMap((line) => line.split(' ').filter((word) => word !== '')));
}
