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
		'no quiero mas|no quiero recibir mas|dejar de recibir|me remova|me remove|me remover|remova me|me tira|me tire|me exclua|excluir numero',
	].flatMap((line) => line.split('|')),
);

const message =
	'(?:(?:mais |as |os |suas |essas |esses |estas |tantas |mas |sus |estos |los |las )*(?:mensag\\w+|msgs?|promoc\\w+|propagandas?|anuncios?|ofertas?|avisos|notificac\\w+|sms|newsletter|whatsapp|zap|textos?|mensajes|promociones|messages?|texts?|ads))';
/** A list that people stand on; things stand on one, too, and who waits for goods stands on another one. */
const list =
	'(?:(?:d[aeo]s?|of|from|de la|del?|the|d?esta|d?essa|sua|la|my|your|tu|su) )*(?:lista|listas|list|cadastro|base|newsletter|transmissao|contatos|mailing|difusion)\\b(?! (?:de (?:espera|desejos?|presentes?|compras?|casamento|produtos|itens|material)|[ao]s? |uma? ))';
/** To ask somebody not to send; told of what was or is not sent, the same verbs have other endings. */
const doNotSend = '\\bnao (?:e (?:para|pra) )?(?:me )?(?:mand|envi)';
/** What follows "do not" speaks of the opposite. */
const never = '(?<!\\b(?:nao|nunca|jamais) )\\b';
const stop = `${never}(?:parem?|parar?)`;
const unwilling = '\\bnao (?:quero|desejo|gostaria de|queria|pretendo|aceito|(?:tenho (?:mais )?interesse|estou interessad[oa]) em)';
const takeOff =
	'(?:sair|tirar|tir[ae]m?|remover|remov[ae]m?|retirar|retir[ae]m?|excluir|exclu[ai]m?|apag(?:a|ar|uem?)|delete|descadastrar|descadastr[ae]m?)';
/** When or how nothing is to be sent: everything else may be. */
const sometimes =
	'(?! (?:a noite|de noite|de manha|de madrugada|depois|antes|cedo|tarde|aos? |no (?:domingo|sabado|feriado|fim)|de voz|de audio|automatic|pront))';

/** Sentences that ask for it, as a part of what is written. */
const sentences: readonly RegExp[] = [
	new RegExp(
		`${unwilling} (?:mais receber|receber mais(?! (?:tarde|cedo|rapido|de |do |que ))|(?:mais )?ser (?:contatad|incomodad|perturbad)[oa])\\b`,
	),
	new RegExp(`${unwilling} receber(?:$| ${message}| nada| isso| contatos?\\b| de voces| desse numero)`),
	/\bnao autorizo (?:mais )?(?:o )?(?:envio|recebimento)(?: de\b|$)/,
	/^parem$/,
	new RegExp(
		`(?:${doNotSend}(?:(?:em?|ar)(?: mais)?|a mais)|(?:${stop}|${never}deix(?:a|em?)) de (?:me )?(?:mandar|enviar)(?: mais)?) ${message}\\b${sometimes}`,
	),
	new RegExp(`${doNotSend}(?:em?|ar|a) mais(?: nada| isso)?$`),
	new RegExp(`${stop} de (?:me )?(?:mandar|enviar)$`),
	new RegExp(`\\bchega de ${message}`),
	/\bcancel(?:ar|a|em?) (?:as |essas |o )?(?:(?:envio|recebimento) )?(?:d[aeo]s? )?(?:mensag\w+|msgs?|propagandas?)/,
	/\bnao (?:me )?(?:incomod|perturb|contat|procur)em? mais\b|\bnao entrem? mais em contato\b/,
	new RegExp(`\\bnao quero (?:receber )?mais (?:nenhuma |essas |suas )?${message}`),
	new RegExp(`\\b(?:quero|desejo|gostaria de|preciso|favor|pode|podem|por favor|me) ?(?:de )?(?:me )?${takeOff} ${list}`),
	new RegExp(`^(?:me )?${takeOff}(?: (?:meu (?:numero|contato|telefone|nome)|me))? ${list}`),
	/\b(?:me )?(?:descadastr(?:e|a|em|ar)|desinscrev(?:a|e|er))(?: (?:me\b|meu (?:numero|contato|telefone|nome)|por favor)|$)/,
	/\b(?:quero|gostaria de|desejo|preciso)(?: me)? (?:descadastrar|desinscrever)\b(?! (?:[oa] )?(?:meu|minha) (?!numero|contato|telefone|nome))/,
	// LGPD, article 8: who takes the consent back says so in words of the law.
	/\b(?:revogo|retiro) (?:o |meu )+consentimento\b/,
	/\b(?:excl(?:uir|u[ai]m?)|apag(?:a|ar|uem?)) (?:todos )?(?:o |os )?(?:meus dados|meu cadastro)\b(?! (?:d[aeo]s?|antig|errad))/,
	/\bme deix(?:a|e|em) em paz\b|\bnao me escrev(?:a|e|am) mais\b|\bno me escrib(?:a|an|as) mas\b/,
	new RegExp(
		`\\b(?:${takeOff} (?:o )?|(?:remocao|exclusao) do )meu (?:numero|contato|telefone)\\b(?! (?:antigo|velho|fixo|errado|do pedido|da compra|da entrega|e (?!me\\b|nao\\b)))`,
	),
	/\b(?:solicito|peco|quero|desejo) (?:o |meu )*descadastr(?:o|amento)\b/,
	/(?:^|\b(?:quero|desejo|gostaria de|preciso|peco para) )ser (?:removid|excluid|retirad|descadastrad)[oa](?:$| d[aeo]s? )/,
	new RegExp(`\\b(?:gostaria de|prefiro|quero) nao receber(?: mais)?(?:$| ${message})`),
	new RegExp(`(?<!\\bnao )\\bdeixar de receber(?:$| ${message})`),
	new RegExp(`${stop} com (?:isso$|${message})`),
	new RegExp(`${stop} de me (?:incomodar|perturbar)\\b`),
	/\bnao (?:me )?(?:incomod|perturb)em?$/,
	/\bnao quero (?:mensag\w+|msgs?|propagandas?)$/,
	new RegExp(`\\bparar de receber(?: ${message})?`),
	/\bcancelar (?:a |minha |la |mi )?(?:inscricao|subscricao|suscripcion)\b(?! (?:no|na|em|do|da|de|en|del|al?) (?!(?:la )?(?:lista|newsletter|mensag|mensaj|whats|zap|promoc|ofert)))/,
	new RegExp(`\\bno (?:quiero|deseo) (?:recibir )?mas (?:recibir )?${message}`),
	/\bno (?:quiero|deseo) (?:recibir mas|mas recibir|seguir recibiendo)\b/,
	/\b(?:darme|dame|denme|quiero darme|dar) de baja\b(?! (?:el|la|mi|una?) )/,
	new RegExp(`\\bno (?:me )?(?:envi|mand)en? (?:mas$|${message})|\\bdej(?:a|en?) de (?:enviar|mandar)(?:me)? ${message}`),
	new RegExp(`^(?:quiero |deseo )?(?:salir|(?:eliminar|borrar|sacar)(?:me)?) (?:de|del) ${list}`),
	new RegExp(`^no more ${message}|\\bopt me out\\b|\\bwant to unsubscribe\\b`),
	new RegExp(`(?<!\\bno quiero )\\bdejar de recibir(?:$| ${message})`),
	new RegExp(`\\b(?:stop|quit) (?:sending|texting|messaging)(?: me)?(?: ${message})?`),
	new RegExp(`\\b(?:remove|take) me (?:from|off) ${list}`),
	new RegExp(`\\bdo ?n.?t (?:send|text|message) me(?: any(?:more)?)?(?: ${message})?|\\bunsubscribe me\\b`),
];

/** They make a sentence mean something else: its opposite, a question, or a condition. */
const turned: readonly RegExp[] = [
	/\b(?:nao|nunca|jamais) (?:quero|desejo|queria|gostaria de|vou|pretendo|preciso|precisa|e para|e pra)(?: me| ser)? (?:sair|parar|descadastr\w+|desinscrever|cancelar|remover|ser removid[oa]|removid[oa]|tirar|excluir)/,
	/\bnao (?:me )?(?:descadastr\w+|desinscrev\w+|remov\w+|tir[ea]\w*|exclua\w*|retir\w*|revog\w*|apagu\w*|cancele?\w*)\b/,
	/\bnao (?:quero|gostaria de|queria) (?:deixar|parar) de receber\b/,
	/\bnao (?:quero|queria|desejo|precisa) que (?:me )?(?:par|tir|remov|exclu|descadastr)/,
	/\bno (?:quiero|deseo) (?:darme|dar|detener|salir|cancelar)\b|\bno me (?:des|den|de) de baja\b/,
	/\b(?:do ?n.?t|do not) (?:unsubscribe|stop|remove)\b/,
	/^(?:como|posso|quando|onde|qual|quais|porque|por que|pq|sera que|se eu|e se|caso|por que|how|can i|when|why|como puedo|puedo|cuando)\b(?!.*\b(?:quero|remova|descadastre|tire|me tira)\b)/,
	/\bse eu (?:sair|parar|descadastrar|cancelar|nao quiser)\b/,
];

/** "não quero receber o pedido": about something that was bought, not about messages. */
const aboutOrder =
	/\breceber (?:mais )?(?:o|a|os|as|um|uma|esse|essa|este|esta|meu|minha|no|na|em|pelo|pela|depois|antes|amanha|hoje|outro|outra|nota|produto|pedido|boleto|encomenda)\b(?! (?:tipo de )?(?:mensag|msg|promoc|propagand|ofert|anunci|newsletter|notificac|coisa|conteudo|contato))/;

/** A request in the form of a question: "pode me tirar da lista?". */
const politely =
	/\b(?:pode|podem|poderia|poderiam|tem como|da (?:pra|para)|could you|can you|pueden?|podrian?) (?:por favor |me )*(?:tirar|remover|retirar|excluir|descadastrar|parar de|remove|stop|take|dar)\b/;

/** What people write around the word itself. */
const courtesies =
	/\b(?:oi|ola|opa|bom dia|boa tarde|boa noite|por favor|por gentileza|porfavor|pfv|pf|favor|obrigad[oa]|obg|grat[oa]|valeu|please|pls|plz|thanks|thank you|hola|gracias|eu|quero|desejo|ja|agora|urgente|tchau)\b/g;

/** "Me tira da lista, tá?" asks for nothing but to be heard. */
const tag = /[\s,.!]+(?:ok|okay|t[aá](?: bom)?|certo|pode ser|por favor|entend(?:eu|ido)|beleza|blz|viu|n[eé]|tudo bem|please)\s*\?+/giu;

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
	const said = text.normalize('NFKC').replace(tag, '. ');
	const written = plain(said);
	const bare = bareOf(written);
	if (own.has(written) || own.has(bare)) return true;
	if (said.includes('?') && !politely.test(written)) return false;
	if (words.has(written) || (words.has(bare) && bare !== 'para')) return true;
	if (turned.some((pattern) => pattern.test(written)) || aboutOrder.test(written)) return false;
	const parts = [written, bare, ...said.split(/[.,;!\n]+/).flatMap((part) => [plain(part), bareOf(plain(part))])];
	return sentences.some((pattern) => parts.some((part) => pattern.test(part)));
}

/** Without courtesies; a word that is said over and over counts once. */
function bareOf(written: string): string {
	return written
		.replace(courtesies, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(\S+)(?: \1)+$/, '$1');
}

/** Small letters without accents, punctuation, pictures and outer blanks; words that people shorten as they are spelled. */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[^\p{L}\p{N}\s]/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase()
		.replace(/\b(?:n|nn|naum)\b/g, 'nao')
		.replace(/\b(?:qro|kero)\b/g, 'quero');
}
