import type { Media } from '../../domain/ports/messenger';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { isPublicHost } from '../client/publicHost';

/** The link or the bytes of a file. An id is refused before a call: these gateways keep no files. */
export function linkOrBytes(vendor: Vendor, { source }: Media): { link: string } | { bytes: Buffer } {
	if ('bytes' in source) return source;
	if ('id' in source)
		throw refused(vendor, `${vendor.name} does not keep files, so it has no file with this ID`, 'Use a link or a binary field');
	return { link: webLink(vendor, source.link) };
}

/** The link of a file, for a gateway that takes nothing else. */
export function linkOnly(vendor: Vendor, { source }: Media): string {
	if ('link' in source) return webLink(vendor, source.link);
	throw refused(
		vendor,
		`${vendor.name} accepts files by link only`,
		'Use a link that opens without a login, e.g. the one on the invoice or the shipment',
	);
}

/**
 * The gateway fetches the file and shows the customer what it finds: a link into the shop's own network would show what is none of a
 * customer's business.
 */
function webLink(vendor: Vendor, link: string): string {
	const url = /^https?:\/\/[^\s/]+/i.test(link) ? parse(link) : undefined;
	const hint = 'Use a link that begins with https:// and that everybody can open, or send the file itself from a binary field';
	if (url === undefined) throw refused(vendor, 'The link of the file is not a web address', hint);
	if (url.protocol !== 'https:') throw refused(vendor, 'The link of the file does not begin with https://', hint);
	if (url.username !== '' || url.password !== '') throw refused(vendor, 'The link of the file contains a login', hint);
	if (!isPublicHost(url.hostname)) throw refused(vendor, "The link of the file leads into the shop's own network", hint);
	return link;
}

function parse(link: string): URL | undefined {
	try {
		return new URL(link);
	} catch {
		return undefined;
	}
}

function refused(vendor: Vendor, message: string, hint: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code: 'mediaSource', message, hint });
}
