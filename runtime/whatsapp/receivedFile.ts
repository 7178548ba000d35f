import type { MediaFile } from '../../domain/ports/messenger';
import type { HttpResponse } from '../client/http';
import type { Vendor } from '../client/vendor';
import { IntegrationError } from '../errors/integrationError';
import { unreadableAnswer } from '../errors/unreadableAnswer';

/**
 * An address of a customer's file, where it is one of the gateway's own hosts (`example.com` stands for its subdomains, too). The item may
 * have come by other ways than the gateway's: no login and no request goes elsewhere.
 */
export function ownAddress(vendor: Vendor, address: string | null, hosts: readonly string[]): string {
	const url = address === null ? undefined : parse(address);
	const isOwn = url?.protocol === 'https:' && hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
	if (isOwn && url.username === '' && url.port === '') return url.href;
	throw new IntegrationError(vendor, {
		class: 'validation',
		code: 'mediaSource',
		message: `The address of the file is not one of ${vendor.name}'s`,
		hint: 'Use the item as the WhatsApp Event Trigger gave it',
	});
}

/** The bytes of an answer to a request for a file. */
export function receivedFile(vendor: Vendor, { body, headers }: HttpResponse, fileName: string | null): MediaFile {
	if (!Buffer.isBuffer(body) || body.length === 0) throw unreadableAnswer(vendor, 'transient', 'the download of a file');
	return { bytes: body, mimeType: headers['content-type'] ?? null, fileName };
}

/** The gateway has the file no more, or never had it. */
export function fileGone(vendor: Vendor, hint: string): IntegrationError {
	return new IntegrationError(vendor, {
		class: 'notFound',
		code: 'fileGone',
		message: `${vendor.name} does not have this file any more`,
		hint,
	});
}

function parse(address: string): URL | undefined {
	try {
		return new URL(address);
	} catch {
		return undefined;
	}
}
