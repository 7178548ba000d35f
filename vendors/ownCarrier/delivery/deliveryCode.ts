import { createHash } from 'node:crypto';

/** Without letters and digits that are taken for each other when they are read aloud. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const places = 8;

/** What shop, courier and customer call the delivery, e.g. `EP-7K3QX9AB`: made of the key, and telling nothing of it. */
export function deliveryCode(key: string): string {
	const bytes = createHash('sha256').update(key).digest().subarray(0, places);
	return `EP-${[...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
}
