import type { Media } from '../../domain/ports/messenger';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';

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

function webLink(vendor: Vendor, link: string): string {
	if (/^https?:\/\/[^\s/]+/.test(link)) return link;
	throw refused(vendor, 'The link of the file is not a web address', 'Use a link that begins with https://');
}

function refused(vendor: Vendor, message: string, hint: string): IntegrationError {
	return new IntegrationError(vendor, { class: 'validation', code: 'mediaSource', message, hint });
}
