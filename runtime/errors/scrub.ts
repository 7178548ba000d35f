/** Takes personal data and secrets out of a text before it reaches an error, a log or the screen. Order matters: longest first. */
const secrets: readonly [RegExp, string][] = [
	[/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer ***'],
	[/\bBasic\s+[A-Za-z0-9+/=]{8,}/g, 'Basic ***'],
	[/\$aact_\w+/g, '***'],
	[/\bshp(?:at|ca|pa|ss|ua)_[A-Za-z0-9]+/g, '***'],
	[/\bEAA[A-Za-z0-9]{20,}/g, '***'],
	[/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '***'],
	[/(\/token\/)[^\s/"'?]+/gi, '$1***'],
	[/((?:access_token|refresh_token|client_secret|api_?key|token|password|senha)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi, '$1***'],
];

/** Stands before digits that are no record's id: those are named (`pay_…`, `gid://shopify/Order/…`, `id …`) and must stay readable. */
const notAnId = String.raw`(?<![0-9A-Za-z_]|\bgid:\/\/\w+\/\w+\/|\bid["']?\s?[:=]?\s?["']?)`;

const digits = (pattern: string) => new RegExp(`${notAnId}${pattern}(?![0-9A-Za-z])`, 'gi');

const personal: readonly [RegExp, string][] = [
	[/[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/gi, '***@***'],
	[/\b[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}\b/gi, '**.***.***/****-**'],
	[/\b\d{3}\.?\d{3}\.?\d{3}-\d{2}\b/g, '***.***.***-**'],
	[/\+\d{1,3}[\s\d().-]{7,17}\d/g, '+***'],
	[/\(0?\d{2}\)\s*9?[\s.]?\d{4}[-\s.]?\d{4}/g, '(**) *****-****'],
	[digits(String.raw`0?\d{2}[\s.-](?:9?[\s.]?\d{4}[-.\s]|9\d{4})\d{4}`), '** *****-****'],
	[digits(String.raw`9\s?\d{4}-\d{4}`), '*****-****'],
	[digits(String.raw`\d{11}`), '***********'],
	[digits(String.raw`(?:55\d{10,11}|\d{10})`), '**********'],
	[/(?<![0-9A-Za-z])[0-9A-Z]{12}\d{2}(?![0-9A-Za-z])/g, '**************'],
	[/\b\d{5}-\d{3}\b/g, '*****-***'],
];

export function scrub(text: string): string {
	return [...secrets, ...personal]
		.reduce((scrubbed, [pattern, replacement]) => scrubbed.replace(pattern, replacement), text)
		.slice(0, 1000);
}
