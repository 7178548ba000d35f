import type { MediaFile, MediaReference } from '../../../domain/ports/messenger';
import { attempt } from '../../../runtime/errors/attempt';
import { hasClass } from '../../../runtime/errors/integrationError';
import { fileGone, ownAddress, receivedFile } from '../../../runtime/whatsapp/receivedFile';
import type { Download } from '../client/api';
import { vendor } from '../client/vendor';

/**
 * Z-API's own host, and where its webhooks say that files lie (recorded deliveries: `f004.backblazeb2.com`): anybody can have a folder at
 * that storage, so only Z-API's counts.
 */
function hostsFor(address: string): string[] {
	return /^https:\/\/[^/?#]+\/file\/temp-file-download\//.test(address) ? ['z-api.io', 'backblazeb2.com'] : ['z-api.io'];
}

/** Z-API keeps files for 30 days, open to whoever knows their address. */
export async function downloadMedia(download: Download, { url, filename }: MediaReference): Promise<MediaFile> {
	const outcome = await attempt(download(ownAddress(vendor, url, hostsFor(url ?? ''))));
	if (!outcome.ok) throw hasClass(outcome.error, 'notFound', 'validation') ? gone : outcome.error;
	return receivedFile(vendor, outcome.value, filename);
}

const gone = fileGone(vendor, 'Z-API keeps the files of customers for 30 days: download them when they come');
