import type { ShipmentReference } from '../../../domain/ports/carrier';
import { notPrintable } from '../../../runtime/carrier/foundLabels';
import { labelFile, type LoadFile } from '../../../runtime/carrier/labelFile';
import type { Call } from '../client/api';
import { vendor } from '../client/vendor';
import { labelOf } from './getShipment';
import { isGenerated } from './labelStatus';

/** A file each: the page that Melhor Envio makes of several labels is none. */
export async function printLabels(call: Call, load: LoadFile, references: readonly ShipmentReference[]): Promise<Buffer[]> {
	const files: Buffer[] = [];
	for (const reference of references) {
		const label = await labelOf(call, reference);
		if (!isGenerated(label)) throw notPrintable(vendor, label.status);
		const path = `/imprimir/pdf/${encodeURIComponent(label.id)}`;
		files.push(await labelFile(vendor, await call({ method: 'GET', path, safety: 'read', expect: 'binary' }), load));
	}
	return files;
}
