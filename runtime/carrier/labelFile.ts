import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { isPublicHost } from '../client/publicHost';

/** Loads a file without the account's login. */
export type LoadFile = (url: string) => Promise<unknown>;

/** The file that a vendor's answer is, or that it points at: by an address alone or as `{url}`. */
export async function labelFile(vendor: Vendor, answer: unknown, load: LoadFile, kind: keyof typeof marks = 'pdf'): Promise<Buffer> {
	if (isFile(answer, kind)) return answer;
	const url = addressIn(Buffer.isBuffer(answer) ? answer.toString('utf8') : answer);
	const file = url === undefined ? undefined : await load(url);
	if (isFile(file, kind)) return file;
	throw new IntegrationError(vendor, {
		class: 'transient',
		code: 'labelNotPrinted',
		message: `${vendor.name} did not hand out what is printed as a ${kind.toUpperCase()} file`,
		hint: 'Run the item again in a minute: the label may still be in the making',
	});
}

/** What such a file begins with. */
const marks = { pdf: '%PDF-', zpl: '^XA' } as const;

function isFile(answer: unknown, kind: keyof typeof marks): answer is Buffer {
	return Buffer.isBuffer(answer) && answer.subarray(0, 1024).includes(marks[kind]);
}

function addressIn(answer: unknown): string | undefined {
	const told = typeof answer === 'string' ? parsed(answer) : answer;
	const text = typeof told === 'object' && told !== null && 'url' in told ? told.url : told;
	const url = typeof text === 'string' && URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
	return url?.protocol === 'https:' && isPublicHost(url.hostname) ? url.href : undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
