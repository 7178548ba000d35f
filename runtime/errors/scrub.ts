import { isCnpj, isCpf } from '../../domain/values/taxId';

/** Takes personal data and secrets out of a text before it reaches an error, a log or the screen. Order matters: longest first. */
const secrets: readonly [RegExp, string][] = [
	[/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer ***'],
	[/\bBasic\s+[A-Za-z0-9+/=]{8,}/g, 'Basic ***'],
	[/\$aact_\w+/g, '***'],
	[/\bshp(?:at|ca|pa|ss|ua)_[A-Za-z0-9]+/g, '***'],
	[/\bEAA[A-Za-z0-9]{20,}/g, '***'],
	[/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '***'],
	[/(\/token\/)[^\s/"'?]+/gi, '$1***'],
	[/\b(?:ck|cs)_[A-Za-z0-9]{16,}/g, '***'],
	[/\b((?:token|secret|key|chave)\s+["']?)(?=[\w-]*\d)[\w-]{16,}/gi, '$1***'],
	[/((?:\b\w{0,30}secret|\b\w{0,30}token|api_?key|app_?key|consumer_key|password|senha)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi, '$1***'],
];

/** Stands before digits that are no record's id: those are named (`pay_…`, `gid://shopify/Order/…`, `id …`) and must stay readable. */
const notAnId = String.raw`(?<![0-9A-Za-z_]|\bgid:\/\/\w+\/\w+\/|\bid["']?\s?[:=]?\s?["']?)`;

/** A number that would be a person's by its own check digits or by its form, whatever stands before it. */
const known: readonly [RegExp, (text: string) => boolean, string][] = [
	[/(?<!\d|\bgid:\/\/\w+\/\w+\/)\d(?:[\s./_-]?\d){10}(?!\d)/g, (text) => isCpf(bare(text)), '***********'],
	[/(?<!\d|\bgid:\/\/\w+\/\w+\/)\d(?:[\s./_-]?\d){13}(?!\d)/g, (text) => isCnpj(bare(text)), '**************'],
];

function bare(text: string): string {
	return text.replace(/\D/g, '');
}

const digits = (pattern: string) => new RegExp(`${notAnId}${pattern}(?![0-9A-Za-z])`, 'gi');

const personal: readonly [RegExp, string][] = [
	[/(?<=\b(?:cpf|cnpj|tele?fone|phone|celular|whatsapp)["']?[\s_:=]{1,3}["']?)\d{7,15}(?!\d)/gi, '***'],
	[/(?<=%2B|\bid["']?\s?[:=]?\s?["']?)55[1-9]{2}9\d{8}(?!\d)/gi, '***'],
	[/[\w.+-]{1,64}(?:@|%40|\\+u0040|&#(?:64|x40);)[\w-]+(?:\.[\w-]+)+/gi, '***@***'],
	[/\b[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}\b/gi, '**.***.***/****-**'],
	[/\b\d{3}\.?\d{3}\.?\d{3}-\d{2}\b/g, '***.***.***-**'],
	[/\+\d{1,3}[\s\d().-]{7,17}\d/g, '+***'],
	[/\(0?\d{2}\)\s*9?[\s.]?\d{4}[-\s.]?\d{4}/g, '(**) *****-****'],
	[digits(String.raw`0?\d{2}[\s.-](?:9?[\s.]?\d{4}[-.\s]|9\d{4})\d{4}`), '** *****-****'],
	[digits(String.raw`9\s?\d{4}-\d{4}`), '*****-****'],
	[digits(String.raw`9\d{4} \d{4}`), '*****-****'],
	[digits(String.raw`\d{11}`), '***********'],
	[digits(String.raw`(?:55\d{10,11}|\d{10})`), '**********'],
	[/(?<![0-9A-Za-z])[0-9A-Z]{12}\d{2}(?![0-9A-Za-z])/g, '**************'],
	[/\b\d{5}-\d{3}\b/g, '*****-***'],
];

/** Some vendors answer with a page; nobody sees more than `maxLength` of it. */
const maxRead = 4000;
const maxLength = 1000;

export function scrub(written: string): string {
	const text = written.slice(0, maxRead);
	const withoutKnown = known.reduce(
		(scrubbed, [pattern, isPersons, mask]) => scrubbed.replace(pattern, (match) => (isPersons(match) ? mask : match)),
		text,
	);
	return [...secrets, ...personal]
		.reduce((scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement), withoutKnown)
		.slice(0, maxLength);
}
