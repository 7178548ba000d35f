/**
 * Whether a customer asks for no more messages. The words are those that messaging providers honour in Portuguese, Spanish and English
 * (AWS, Braze, Twilio: STOP, UNSUBSCRIBE, QUIT, END, REMOVE, OPT OUT, ARRET; Sinch: parar, sair, detener, salir; Aivo: remover,
 * descadastrar, desuscribir, baja). "Cancelar" and "cancel" are left out although providers have them: with a shop they may be about the order.
 */

/** All that somebody writes, courtesies aside; without accents. */
const words = new Set(
	[
		'sair|parar|pare|para|parem|descadastrar|descadastre|descadastra|descadastro|remover|remova|remove|desinscrever|desinscreva|desinscricao',
		'descadastrar numero|remover numero|remover contato|parar promocoes|parar mensagens|parar de receber|nao receber|nao quero receber',
		'nao quero mais|nao quero mais receber|nao me mande mais|nao envie mais|nao enviar mais|nao mandar mais',
		'sair da lista|cancelar inscricao|cancelar assinatura da lista|bloquear mensagens|stop|stopall|stop all|stop promotions|unsubscribe',
		'quit|end|optout|opt out|opt-out|arret|detener|detenga|salir|baja|darse de baja|dar de baja|darme de baja|desuscribir|desuscribirme',
		'no quiero mas|no quiero recibir mas',
	].flatMap((line) => line.split('|')),
);

const message =
	'(?:(?:mais |as |os |suas |essas |esses |estas |tantas |mas |sus |estos |los |las )*(?:mensag\\w+|msgs?|promoc\\w+|propagandas?|anuncios?|ofertas?|avisos|newsletter|whatsapp|zap|textos?|mensajes|promociones|messages?|texts?|ads))';
const list =
	'(?:(?:d[aeo]s?|of|from|de la|del?|the|esta|essa|sua|la|my|your|tu|su) )*(?:lista|listas|list|cadastro|base|newsletter|transmissao|contatos|mailing|difusion)';

/** Sentences that ask for it, as a part of what is written. */
const sentences: readonly RegExp[] = [
	new RegExp(
		`\\bnao (?:quero|desejo|gostaria de|queria|pretendo) (?:mais )?(?:receber|ser (?:contatad|incomodad)[oa])(?: mais)?(?: nada| ${message}| isso)?`,
	),
	new RegExp(
		`\\b(?:nao (?:me )?(?:mand\\w+|envi\\w+)|parem? de (?:me )?(?:mandar|enviar)|parar? de (?:me )?(?:mandar|enviar)) (?:mais )?${message}`,
	),
	/\bnao (?:me )?(?:mand\w+|envi\w+) mais(?: nada| isso)?$/,
	new RegExp(`\\bnao quero (?:receber )?mais (?:nenhuma |essas |suas )?${message}`),
	new RegExp(
		`\\b(?:quero|desejo|gostaria de|preciso|favor|pode|podem|por favor|me) ?(?:de )?(?:me )?(?:sair|tirar|tire|tira|remover|remova|retirar|retire|excluir|exclua|descadastrar|descadastre) ${list}`,
	),
	new RegExp(
		`^(?:me )?(?:sair|tirar|tire|tira|tirem|remover|remova|remove|retirar|retire|excluir|exclua|descadastrar|descadastre)(?: (?:meu (?:numero|contato|telefone|nome)|me))? ${list}`,
	),
	/\b(?:me )?(?:descadastr(?:e|a|em|ar)|desinscrev(?:a|e|er))(?: (?:me|meu (?:numero|contato|telefone|nome)|por favor)|$)/,
	/\b(?:quero|gostaria de|desejo|preciso)(?: me)? (?:descadastrar|desinscrever)\b/,
	/\b(?:remova|remover|remove|tire|tira|exclua|retire) (?:o )?meu (?:numero|contato|telefone)\b/,
	new RegExp(`\\bparar de receber(?: ${message})?`),
	/\bcancelar (?:a |minha )?(?:inscricao|subscricao)\b/,
	new RegExp(`\\bno (?:quiero|deseo) (?:recibir )?mas (?:recibir )?${message}`),
	/\bno (?:quiero|deseo) (?:recibir mas|mas recibir|seguir recibiendo)\b/,
	/\b(?:darme|dame|denme|quiero darme|dar) de baja\b/,
	new RegExp(`\\b(?:stop|quit) (?:sending|texting|messaging)(?: me)?(?: ${message})?`),
	new RegExp(`\\b(?:remove|take) me (?:from|off) ${list}`),
	new RegExp(`\\bdo ?n.?t (?:send|text|message) me(?: any(?:more)?)?(?: ${message})?|\\bunsubscribe me\\b`),
];

/** They make a sentence mean something else: its opposite, a question, or a condition. */
const turned: readonly RegExp[] = [
	/\bnao (?:quero|desejo|queria|gostaria de|vou|pretendo|preciso|precisa|e para|e pra)(?: me| ser)? (?:sair|parar|descadastr\w+|desinscrever|cancelar|remover|ser removid[oa]|removid[oa]|tirar|excluir)/,
	/\bnao (?:me )?(?:descadastr\w+|desinscrev\w+|remov\w+|tir[ea]\w*|exclua\w*|retire\w*|cancele?\w*)\b/,
	/\bnao (?:quero|gostaria de|queria) (?:deixar|parar) de receber\b/,
	/\bno (?:quiero|deseo) (?:darme|dar|detener|salir|cancelar)\b|\bno me (?:des|den|de) de baja\b/,
	/\b(?:do ?n.?t|do not) (?:unsubscribe|stop|remove)\b/,
	/^(?:como|posso|quando|onde|qual|quais|porque|por que|pq|sera que|se eu|e se|caso|por que|how|can i|when|why|como puedo|puedo|cuando)\b(?!.*\b(?:quero|remova|descadastre|tire|me tira)\b)/,
	/\bse eu (?:sair|parar|descadastrar|cancelar|nao quiser)\b/,
];

/** "não quero receber o pedido": about something that was bought, not about messages. */
const aboutOrder =
	/\breceber (?:mais )?(?:o|a|os|as|um|uma|esse|essa|este|esta|meu|minha|no|na|em|pelo|pela|depois|antes|amanha|hoje|outro|outra|nota|produto|pedido|boleto|encomenda)\b(?! (?:mensag|msg|promoc|propagand|ofert|anunci|newsletter))/;

/** A request in the form of a question: "pode me tirar da lista?". */
const politely =
	/\b(?:pode|podem|poderia|poderiam|tem como|da (?:pra|para)|could you|can you|pueden?|podrian?) (?:por favor |me )*(?:tirar|remover|retirar|excluir|descadastrar|parar de|remove|stop|take|dar)\b/;

/** What people write around the word itself. */
const courtesies =
	/\b(?:oi|ola|opa|bom dia|boa tarde|boa noite|por favor|porfavor|pfv|pf|favor|obrigad[oa]|obg|grat[oa]|valeu|please|thanks|thank you|hola|gracias|quero|ja|agora|urgente|tchau)\b/g;

/** Whether a customer asks for no more messages by one of these texts, or by a button of this title or id. */
export function isOptOut(...texts: readonly (string | null)[]): boolean {
	return texts.some((text) => text !== null && asks(text, noWords));
}

/** The same with words of the shop's own besides: each counts where it is all that somebody writes. */
export function isOptOutBy(ownWords: readonly string[], ...texts: readonly (string | null)[]): boolean {
	const own = new Set(ownWords.map(plain).filter((word) => word !== ''));
	return texts.some((text) => text !== null && asks(text, own));
}

const noWords: ReadonlySet<string> = new Set();

/** Who asks for it writes a line, no letter. */
const longest = 300;

function asks(text: string, own: ReadonlySet<string>): boolean {
	if (text.length > longest) return false;
	const written = plain(text);
	const bare = written.replace(courtesies, ' ').replace(/\s+/g, ' ').trim();
	if (own.has(written) || own.has(bare)) return true;
	if (text.includes('?') && !politely.test(written)) return false;
	if (words.has(written) || (words.has(bare) && bare !== 'para')) return true;
	if (turned.some((pattern) => pattern.test(written)) || aboutOrder.test(written)) return false;
	return sentences.some((pattern) => pattern.test(written) || pattern.test(bare));
}

/** Small letters without accents, punctuation, pictures and outer blanks. */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[^\p{L}\p{N}\s]/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
