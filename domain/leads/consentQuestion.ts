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
const named =
	/^(?:newsletter|lgpd|gdpr|marketing|accepts marketing|consentimento lgpd|communications consent|assinar newsletter|subscribe|subscribe to (?:our )?newsletter|inscrever se na newsletter)$/;
const contacting =
	/\b(?:receb\w+|contat\w+|contact\w*|mensag\w+|messages?|comunica\w+|communications?|novidades|ofertas|promoc\w+|conteudos?|news\w*|offers|updates|marketing|envi\w+|emails?|e mails?|whats\w*|zap|sms|lig\w+|telefon\w+|calls?|receive|send)\b/;
const policyWords =
	/\b(?:politicas?|termos?|privacidade|privacy|policy|terms|cookies|lgpd|regulamento|tratamento (?:d[eo]s? )?(?:meus )?dados)\b/;
const unwilling =
	/\b(?:nao (?:quero|desejo|gostaria|aceito|autorizo|concordo|permito|me envi\w+|receber)|do ?n t (?:want|send|contact)|do not (?:want|send|contact)|opt ?out|optout|descadastr\w+|unsubscribe)\b/;

/** What a box or a question is about; undefined where it is about something else. */
export function consentQuestion({ name, hint }: FormField): ConsentQuestion | undefined {
	const label = plainLabel(name);
	if (unwilling.test(label)) return 'refusal';
	const asks = agreeing.test(label) || receiving.test(label) || named.test(label);
	if (!asks && hint !== 'acceptance') return policyWords.test(label) && /^(?:li|i have read)\b/.test(label) ? 'policy' : undefined;
	if (named.test(label) || contacting.test(withoutPolicy(label))) return 'consent';
	return policyWords.test(label) || hint === 'acceptance' || barely.test(label) ? 'policy' : undefined;
}

/** "Aceito" alone, or with what says no more. */
const barely =
	/^(?:li e |eu |sim |i )*(?:aceito|concordo|autorizo|agree|accept|consentimento|consent|aceite)(?: (?:tudo|todos|the|os|com))*$/;

/** "Política de comunicação" asks for nothing. */
function withoutPolicy(label: string): string {
	return label.replace(/\b(?:politicas?|termos?|policy|terms)(?: (?:de|of|do|da))? \w+/g, ' ');
}
