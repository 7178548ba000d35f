import { plainLabel } from './fieldMeaning';
import type { FormField } from './form';

export type ConsentQuestion =
	/** To be written to. */
	| 'consent'
	/** To be left alone. */
	| 'refusal'
	/** The terms of a site: no consent to anything else. */
	| 'policy';

const agreeing =
	/\b(?:aceit[aoe]|aceitar|autoriz[aoe]|autorizar|autorizacao|concord[aoe]|concordar|consint[oa]|consentimento|consentir|consent|permit[oe]|permissao|agree|accept|accepts|allow|authori[sz]e|opt ?in|optin)\b/;
const receiving =
	/\b(?:quero|desejo|gostaria de|posso|want to|would like to|like to|pode(?:mos|m)?|deseja|quer) (?:me )?(?:receber|recebe|receive|get|mandar|enviar)\b.*\b(?:novidades|ofertas|promoc\w+|mensag\w+|conteudos?|comunica\w+|contatos?|informativos?|emails?|e mails?|news\w*|whats\w*|avisos|materiais|dicas|offers|updates|messages|tips)\b/;
/** By which way stands in it: a question about the hour, or about what somebody is called, is none. */
const reaching =
	/^(?:posso|podemos|poderiamos|a gente pode|may (?:we|i)|can (?:we|i)) (?:(?:te|lhe) ligar\b|ligar para (?:voce|vc)\b|(?:(?:te|lhe) (?:chamar|contatar|escrever|mandar)|falar com (?:voce|vc)|entrar em contato|(?:contact|call|message|text|write to|email) you)\b(?=.*\b(?:whats\w*|zap|emails?|e mails?|telefone|sms|phone|call)\b))/;
const named =
	/^(?:newsletter|marketing|accepts marketing|communications consent|assinar newsletter|subscribe|subscribe to (?:our )?newsletter|inscrever se na newsletter)$/;
const contacting =
	/\b(?:receb\w+|contat\w+|contact\w*|mensag\w+|messages?|comunica\w+|communications?|novidades|ofertas|promoc\w+|conteudos?|news\w*|offers|updates|marketing|envi\w+|emails?|e mails?|whats\w*|zap|sms|lig\w+|telefon\w+|calls?|receive|send)\b/;
const policyWords =
	/\b(?:politicas?|termos?|privacidade|privacy|policy|terms|cookies|lgpd|regulamento|tratamento (?:d[eo]s? )?(?:meus )?dados)\b/;
const unwilling = new RegExp(
	[
		String.raw`\bnao (?:quero|quer|desej\w+|gostari\w+|aceit[aoe]|autoriz[aoe]|concord[aoe]|permit[aoe]|consint[oa]|me (?:envi|contat|lig)\w+|receber|ser (?:contat|incomod)\w+|serei|seja)\b`,
		// "Caso não queira receber ofertas, marque aqui": where nothing is to be ticked, it only explains the box.
		String.raw`\bnao (?:queir\w+|quis\w+) (?:mais )?receber\b.*\b(?:marque|assinale|selecione|clique)\b|\b(?:marque|assinale|selecione|clique)\b.*\bnao (?:queir\w+|quis\w+)\b`,
		String.raw`\b(?:nunca|jamais|never) (?:mais )?(?:quero|desejo|aceito|receber|want|receive|contact|send)\b`,
		String.raw`\b(?:parar|deixar|cancel\w+|recus[oa]|recusar|dispens[oa]|dispensar|stop)(?: (?:de|o|a|os|as|do|da))* (?:receb\w+|envi\w+|mensag\w+|ofertas|novidades|comunica\w+|contatos?|receiving|sending|messages|emails?)\b`,
		String.raw`\b(?:do ?n t|do not|not) (?:want|send|contact|agree|accept|consent|allow|authori[sz]e)\b|\b(?:not|n t)(?: \w+)?(?: to)? (?:be contacted|receive)\b`,
		String.raw`\bopt ?out\b|\boptout\b|\bdescadastr\w+|\bunsubscribe\b`,
	].join('|'),
);
/** "Posso me descadastrar quando quiser" takes nothing back. */
const later =
	/\b(?:posso|poderei|pode|podera|podendo|can|may) (?:me )?(?:descadastr\w+|cancel\w+|unsubscribe|opt ?out|revog\w+|withdraw|parar|deixar|stop)\b/g;
const partly =
	/\b(?:mas|porem|but|and|e) (?:nao|not)\b|\b(?:exceto|salvo|except|other than|menos) (?:[pd]?[eo]r|pel[oa]s?|de|os?|as?|no|na|by|on|for|via|sms|ligac\w+|whats\w*|e ?mails?|telefon\w+)\b/;

/** Says yes to one thing and no to another in one breath: what a tick means there, nobody can tell. */
export function isReserved(label: string): boolean {
	return partly.test(plainLabel(label));
}

/** What a box or a question is about; undefined where it is about something else. */
export function consentQuestion({ name, hint }: FormField): ConsentQuestion | undefined {
	const label = plainLabel(name).replace(later, ' ');
	if (unwilling.test(label)) return 'refusal';
	const asks = [agreeing, receiving, reaching, named].some((words) => words.test(label));
	if (!asks && hint !== 'acceptance')
		return policyWords.test(label) && /^(?:li|i have read|lgpd$|gdpr$)\b/.test(label) ? 'policy' : undefined;
	if (named.test(label) || contacting.test(withoutPolicy(label))) return 'consent';
	return policyWords.test(label) || hint === 'acceptance' || barely.test(label) ? 'policy' : undefined;
}

/** "Aceito" alone, or with what says no more. */
const barely =
	/^(?:li e |eu |sim |i )*(?:aceito|concordo|autorizo|agree|accept|consentimento|consent|aceite)(?: (?:tudo|todos|the|os|com))*$/;

/** "Política de comunicação" asks for nothing, no more than "ao enviar, concordo" and "o uso do meu e-mail". */
function withoutPolicy(label: string): string {
	return notAsking.reduce((text, words) => text.replace(words, ' '), label);
}

const channelName = String.raw`(?:emails?|e mails?|telefon\w+|phone(?: number)?|celular|whats\w*|zap)`;

const notAsking: readonly RegExp[] = [
	/\b(?:politicas?|termos?|policy|terms)(?: (?:de|of|do|da))? \w+/g,
	/\bao (?:clicar |apertar |pressionar )?(?:em |no |o )?(?:botao )?enviar\b|\bby (?:sending|clicking(?: on)? send)\b/g,
	/\b(?:envio|enviar|enviados?)(?: (?:d?[eo]s?|d?[ao]s?|meus|seus|est[ea]s?))* (?:dados|informac\w+|formulario|cadastro)\b/g,
	new RegExp(String.raw`\b(?:meus?|minhas?|seus?|my|your) (?:endereco de |numero de )?${channelName}\b`, 'g'),
	new RegExp(String.raw`\b(?:nome|name|cpf)(?: (?:${channelName}|nome|name|cpf|endereco|e|ou|and|or))+\b`, 'g'),
];
